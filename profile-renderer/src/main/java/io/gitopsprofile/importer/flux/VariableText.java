package io.gitopsprofile.importer.flux;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Text with variables as the postBuild of a Flux Kustomization replaces them: {@code ${VAR}},
 * {@code ${VAR:=default}}, {@code ${VAR/./-}} and the other forms of fluxcd/pkg/envsubst. A name
 * without a value and without a default is not known, also where all sources of variables are: a
 * webhook of the cluster may add sources to each Kustomization.
 */
final class VariableText {

  private static final int DEEPEST = 20;

  private final Map<String, String> values;
  private boolean unknown;

  /** Creates a substitution by the values that are known. */
  VariableText(Map<String, String> values) {
    this.values = values;
  }

  /** The text with its variables replaced; null if the value of one of them is not known. */
  @Nullable String replace(String text) {
    unknown = false;
    String replaced = replace(text, 0);
    return unknown ? null : replaced;
  }

  private String replace(String text, int depth) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", from)) {
      int end = end(text, start + 2);
      if (end < 0 || depth > DEEPEST) {
        break;
      }
      if (start > from && text.charAt(start - 1) == '$') {
        out.append(text, from, start - 1).append(text, start, end + 1);
      } else {
        out.append(text, from, start);
        String inner = text.substring(start + 2, end);
        String value = value(inner, depth);
        out.append(value == null ? text.substring(start, end + 1) : value);
      }
      from = end + 1;
    }
    return out.append(text, from, text.length()).toString();
  }

  /** The index of the brace that ends a variable; -1 if there is none. */
  private static int end(String text, int start) {
    int open = 1;
    for (int i = start; i < text.length(); i++) {
      if (text.startsWith("${", i)) {
        open++;
        i++;
      } else if (text.charAt(i) == '}' && --open == 0) {
        return i;
      }
    }
    return -1;
  }

  /** The value of the text in braces; null for text that is no variable. */
  private @Nullable String value(String inner, int depth) {
    boolean length = inner.startsWith("#");
    int start = length ? 1 : 0;
    int end = start;
    while (end < inner.length() && isWord(inner.charAt(end), end == start)) {
      end++;
    }
    if (end == start) {
      return null;
    }
    String name = inner.substring(start, end);
    String rest = inner.substring(end);
    String value = values.get(name);
    if (length) {
      return String.valueOf(known(value).length());
    }
    for (String sign : new String[] {":=", ":-", "=", "-"}) {
      if (rest.startsWith(sign)) {
        // The value may come from a Secret that is encrypted; its default is the best that is
        // known.
        boolean missing = value == null || (sign.startsWith(":") && value.isEmpty());
        return missing ? replace(rest.substring(sign.length()), depth + 1) : value;
      }
    }
    if (rest.startsWith(":+") || rest.startsWith("+")) {
      String other = rest.substring(rest.indexOf('+') + 1);
      return value == null || value.isEmpty() ? "" : replace(other, depth + 1);
    }
    return changed(known(value), rest);
  }

  private String known(@Nullable String value) {
    unknown |= value == null;
    return value == null ? "" : value;
  }

  /** A value after a function, such as {@code /./-} or {@code ^^}. */
  private static @Nullable String changed(String value, String function) {
    if (function.isEmpty()) {
      return value;
    }
    if (function.startsWith("/")) {
      boolean all = function.startsWith("//");
      String[] parts = function.substring(all ? 2 : 1).split("/", 2);
      String with = parts.length < 2 ? "" : parts[1];
      if (parts[0].isEmpty()) {
        return value;
      }
      int at = value.indexOf(parts[0]);
      return all
          ? value.replace(parts[0], with)
          : at < 0
              ? value
              : value.substring(0, at) + with + value.substring(at + parts[0].length());
    }
    return switch (function) {
      case "^^" -> value.toUpperCase(Locale.ROOT);
      case ",," -> value.toLowerCase(Locale.ROOT);
      case "^" -> first(value, true);
      case "," -> first(value, false);
      default -> cut(value, function);
    };
  }

  private static String first(String value, boolean upper) {
    if (value.isEmpty()) {
      return value;
    }
    String head = value.substring(0, 1);
    String changed = upper ? head.toUpperCase(Locale.ROOT) : head.toLowerCase(Locale.ROOT);
    return changed + value.substring(1);
  }

  private static @Nullable String cut(String value, String function) {
    if (function.startsWith("##") || function.startsWith("#")) {
      String start = function.substring(function.startsWith("##") ? 2 : 1);
      return value.startsWith(start) ? value.substring(start.length()) : value;
    }
    if (function.startsWith("%")) {
      String tail = function.substring(function.startsWith("%%") ? 2 : 1);
      return value.endsWith(tail) ? value.substring(0, value.length() - tail.length()) : value;
    }
    if (function.startsWith(":")) {
      String[] numbers = function.substring(1).split(":", 2);
      try {
        int from = Math.min(Integer.parseInt(numbers[0].strip()), value.length());
        int count = numbers.length < 2 ? value.length() : Integer.parseInt(numbers[1].strip());
        return from < 0 || count < 0
            ? null
            : value.substring(from, (int) Math.min((long) from + count, value.length()));
      } catch (NumberFormatException e) {
        return null;
      }
    }
    return null;
  }

  private static boolean isWord(char letter, boolean first) {
    return letter == '_'
        || (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (!first && letter >= '0' && letter <= '9');
  }
}
