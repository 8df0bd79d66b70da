package io.gitopsprofile.read.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * References to parameters in a text: {@code ~(region)}. {@code ~~(region)} is the text {@code
 * ~(region)}. The form is neither a variable of Flux or a shell, nor a template of Helm or of a
 * rule; and YAML takes it without quotes, in a flow mapping, too.
 */
final class ParameterText {

  private static final String OPEN = "~(";

  private ParameterText() {}

  /** The names that a text refers to, in their order. */
  static List<String> references(String text) {
    List<String> names = new ArrayList<>();
    fill(
        text,
        name -> {
          names.add(name);
          return "";
        });
    return names;
  }

  /** The name if a text is one reference and nothing else; null if not. */
  static @Nullable String only(String text) {
    String name = text.startsWith(OPEN) ? nameAt(text, 0) : null;
    return name != null && text.length() == name.length() + OPEN.length() + 1 ? name : null;
  }

  /** The text with its references replaced; a name without a value stays as it is written. */
  static String fill(String text, Function<String, @Nullable String> values) {
    int next = text.indexOf(OPEN);
    if (next < 0) {
      return text;
    }
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (; next >= 0; next = text.indexOf(OPEN, from)) {
      String name = nameAt(text, next);
      boolean escaped = next > from && text.charAt(next - 1) == '~';
      filled.append(text, from, escaped && name != null ? next - 1 : next);
      String value = name == null || escaped ? null : values.apply(name);
      from = next + OPEN.length() + (name == null ? 0 : name.length() + 1);
      filled.append(value == null ? text.substring(next, from) : value);
    }
    return filled.append(text, from, text.length()).toString();
  }

  /** The name of the reference at an index; null if it is not a reference. */
  private static @Nullable String nameAt(String text, int start) {
    int end = start + OPEN.length();
    while (end < text.length() && isOfName(text.charAt(end))) {
      end++;
    }
    String name = text.substring(start + OPEN.length(), end);
    return end < text.length() && text.charAt(end) == ')' && isName(name.replace(".", ""))
        ? name
        : null;
  }

  /** True for a name of a parameter: a letter, then letters and digits. */
  static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      if (!isOfName(name.charAt(i)) || name.charAt(i) == '.') {
        return false;
      }
    }
    return !name.isEmpty() && (name.charAt(0) < '0' || name.charAt(0) > '9');
  }

  private static boolean isOfName(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
  }
}
