package io.gitopsprofile.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a template becomes with the fields filled in: fields, {@code index}, {@code range}, {@code
 * with} and {@code if}, which is all that the adapter's own examples use. Whatever else Go would
 * compute is not worked out.
 */
final class GoTemplateText {

  private static final Pattern PATH = Pattern.compile("(\\$\\w*)?((?:\\.\\w+)*+)(\\.)?");
  private static final Pattern INDEX =
      Pattern.compile("index\\s+([$.\\w]+)\\s+(?:\"([^\"\\\\]*)\"|([0-9]+)|(\\$\\w+))");
  private static final Pattern RANGE =
      Pattern.compile("range\\s+(?:(\\$\\w+)\\s*(?:,\\s*(\\$\\w+)\\s*)?:=\\s*)?(\\S.*)");

  private final List<String> texts = new ArrayList<>();
  private final List<String> actions = new ArrayList<>();
  private final Map<String, Object> fields;
  private final StringBuilder filled = new StringBuilder();
  private @Nullable String unknown;

  /**
   * Fills in a template without problems.
   *
   * @param template the template, in which {@link GoTemplate} found nothing wrong
   * @param fields texts, lists of texts and maps of texts
   */
  GoTemplateText(String template, Map<String, Object> fields) {
    this.fields = fields;
    split(template);
    Map<String, Object> scope = new LinkedHashMap<>();
    scope.put("", fields);
    scope.put("$", fields);
    run(0, actions.size(), scope);
    filled.append(texts.get(actions.size()));
  }

  /** The text; without meaning if there is an {@link #unknown} action. */
  String text() {
    return filled.toString();
  }

  /** The first action that is not worked out; null if all are. */
  @Nullable String unknown() {
    return unknown;
  }

  private void split(String template) {
    int at = 0;
    boolean trimmed = false;
    int start = template.indexOf("<<");
    while (start >= 0) {
      int end = GoTemplate.endOfAction(template, start + 2);
      String action = template.substring(start + 2, end);
      String text = template.substring(at, start);
      text = trimmed ? text.stripLeading() : text;
      texts.add(action.startsWith("- ") ? text.stripTrailing() : text);
      trimmed = action.endsWith(" -");
      int from = action.startsWith("- ") ? 2 : 0;
      actions.add(action.substring(from, action.length() - (trimmed ? 2 : 0)).strip());
      at = end + 2;
      start = template.indexOf("<<", at);
    }
    String rest = template.substring(at);
    texts.add(trimmed ? rest.stripLeading() : rest);
  }

  /** Runs the actions between two places, each after the text before it. */
  private void run(int from, int to, Map<String, Object> scope) {
    int at = from;
    while (at < to && unknown == null) {
      filled.append(texts.get(at));
      String action = actions.get(at);
      if (opens(action)) {
        at = block(action, at, scope);
      } else if (!action.startsWith("/*")) {
        filled.append(printed(value(action, scope)));
      }
      at++;
    }
  }

  private static boolean opens(String action) {
    return action.matches("(?s)(range|if|with|block|define)\\b.*");
  }

  /** Runs a block, and returns the place of its end. */
  private int block(String opening, int start, Map<String, Object> scope) {
    int otherwise = -1;
    int depth = 1;
    int at = start;
    while (depth > 0) {
      at++;
      String action = actions.get(at);
      depth += opens(action) ? 1 : action.equals("end") ? -1 : 0;
      otherwise = depth == 1 && action.equals("else") ? at : otherwise;
    }
    int end = otherwise < 0 ? at : otherwise;
    Matcher range = RANGE.matcher(opening);
    boolean ran = false;
    if (range.matches()) {
      ran = range(range, start + 1, end, scope);
    } else if (opening.startsWith("if ") || opening.matches("with\\s+[^:]*")) {
      Object value = value(opening.replaceFirst("\\w+\\s+", ""), scope);
      ran = isTrue(value);
      if (ran) {
        Map<String, Object> inner = new LinkedHashMap<>(scope);
        inner.put("", opening.startsWith("if ") ? scope.getOrDefault("", "") : value);
        body(start + 1, end, inner);
      }
    } else {
      unknown = unknown == null ? opening : unknown;
    }
    if (!ran && otherwise >= 0) {
      body(otherwise + 1, at, scope);
    }
    return at;
  }

  private void body(int from, int end, Map<String, Object> scope) {
    run(from, end, scope);
    filled.append(texts.get(end));
  }

  private boolean range(Matcher range, int from, int end, Map<String, Object> scope) {
    Map<Object, Object> elements = new LinkedHashMap<>();
    Object over = value(range.group(3).strip(), scope);
    if (over instanceof Map<?, ?> map) {
      elements.putAll(new TreeMap<>(map));
    } else if (over instanceof List<?> list) {
      list.forEach(element -> elements.put(elements.size(), element));
    } else {
      unknown = unknown == null ? range.group() : unknown;
    }
    String first = range.group(1);
    String second = range.group(2);
    elements.forEach(
        (key, element) -> {
          Map<String, Object> inner = new LinkedHashMap<>(scope);
          inner.put("", element);
          if (first != null) {
            inner.put(first, second == null ? element : key);
          }
          if (second != null) {
            inner.put(second, element);
          }
          body(from, end, inner);
        });
    return !elements.isEmpty();
  }

  private Object value(String expression, Map<String, Object> scope) {
    Matcher index = INDEX.matcher(expression);
    Object found;
    if (index.matches()) {
      String key = index.group(2) == null ? index.group(3) : index.group(2);
      Object by = key == null ? scope.getOrDefault(index.group(4), "") : key;
      found = element(value(index.group(1), scope), by.toString());
    } else {
      found = at(expression, scope);
    }
    if (found == null) {
      unknown = unknown == null ? expression : unknown;
      return "";
    }
    return found;
  }

  private @Nullable Object at(String expression, Map<String, Object> scope) {
    Matcher path = PATH.matcher(expression);
    if (expression.isEmpty() || !path.matches()) {
      return null;
    }
    Object value = scope.get(path.group(1) == null ? "" : path.group(1));
    for (String name : path.group(2).split("\\.", -1)) {
      value = name.isEmpty() || value == null ? value : member(value, name);
    }
    return value;
  }

  private @Nullable Object member(Object owner, String name) {
    return owner == fields
        ? fields.get(name)
        : owner instanceof Map<?, ?> ? element(owner, name) : null;
  }

  /** Go reads a label that a map does not have as the empty text. */
  private static @Nullable Object element(Object owner, String key) {
    if (owner instanceof Map<?, ?> map) {
      Object found = map.get(key);
      return found == null ? "" : found;
    }
    boolean inList =
        owner instanceof List<?> list
            && key.matches("[0-9]{1,4}")
            && Integer.parseInt(key) < list.size();
    return inList ? ((List<?>) owner).get(Integer.parseInt(key)) : null;
  }

  private static boolean isTrue(Object value) {
    return value instanceof List<?> list
        ? !list.isEmpty()
        : value instanceof Map<?, ?> map
            ? !map.isEmpty()
            : value instanceof Number number ? number.intValue() != 0 : !value.toString().isEmpty();
  }

  /** As Go prints it: a list is {@code [a b]}. */
  private static String printed(Object value) {
    if (value instanceof List<?> list) {
      List<String> texts = new ArrayList<>();
      list.forEach(element -> texts.add(element.toString()));
      return "[" + String.join(" ", texts) + "]";
    }
    if (value instanceof Map<?, ?> map) {
      List<String> texts = new ArrayList<>();
      new TreeMap<>(map).forEach((key, element) -> texts.add(key + ":" + element));
      return "map[" + String.join(" ", texts) + "]";
    }
    return value.toString();
  }
}
