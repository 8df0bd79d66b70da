package io.gitopsprofile.bounds;

import io.gitopsprofile.model.value.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A profile that is a golden profile but for one or two of its values, which are grown to a size.
 * The YAML is written with an element and an entry a line, or all on one line.
 */
final class GrownProfile {

  /** Texts that are repeated to the size: of every alphabet that some part of the language has. */
  static final List<String> TEXTS =
      List.of(
          "a",
          "9",
          "a.",
          "a/",
          "a-",
          "(",
          "(a",
          "{",
          "[",
          "${a}",
          "$1",
          "<<",
          "<<.a ",
          "a|",
          ".*",
          "\\",
          "a{9}",
          "\u00e9",
          "1h",
          "sum(",
          "a+",
          "-",
          "a,",
          "a=\"b\",",
          "*?",
          "https://a:b@",
          "a: {b: ",
          " ",
          "\n",
          "eyJhbGciOi",
          "@a:",
          "\t-");

  /** Fewer keys and values than the reader takes, so that some are left for the profile itself. */
  private static final int MOST_NODES = 195_000;

  private final Object root;
  private boolean oneLine;

  GrownProfile(Object root) {
    this.root = root;
  }

  GrownProfile oneLine() {
    oneLine = true;
    return this;
  }

  Object at(List<Object> path) {
    Object value = root;
    for (Object step : path) {
      value =
          step instanceof Integer index
              ? ((List<?>) value).get(index)
              : ((Map<?, ?>) value).get(step);
    }
    return value;
  }

  @SuppressWarnings("unchecked")
  GrownProfile set(List<Object> path, Object value) {
    Object parent = at(path.subList(0, path.size() - 1));
    Object step = path.get(path.size() - 1);
    if (step instanceof Integer index) {
      ((List<Object>) parent).set(index, value);
    } else {
      ((Map<Object, Object>) parent).put(step, value);
    }
    return this;
  }

  /** Repeats a text in place of a value, after the value's own text if {@code after}. */
  GrownProfile text(List<Object> path, String unit, int size, boolean after) {
    String old = after ? String.valueOf(at(path)) : "";
    return set(path, old + unit.repeat(Math.max(1, size / (length(unit) - 2))));
  }

  /** Repeats the elements of a list, with or without names of their own. */
  GrownProfile list(List<Object> path, int size, boolean unique) {
    return list(path, size, unique, Limits.ELEMENTS);
  }

  /** Repeats the elements of a list, up to a number of elements. */
  GrownProfile list(List<Object> path, int size, boolean unique, int most) {
    List<?> old = (List<?>) at(path);
    List<Object> all = new ArrayList<>();
    int length = 0;
    int nodes = 0;
    for (int i = 0; length < size && nodes < MOST_NODES && i < most && !old.isEmpty(); i++) {
      Object element = old.get(i % old.size());
      Object grown = i >= old.size() && unique ? named(element, i) : element;
      all.add(grown);
      length += length(grown);
      nodes += nodes(grown);
    }
    return set(path, all);
  }

  /** Adds an entry with a long key to a map. */
  GrownProfile key(List<Object> path, int size) {
    Map<Object, Object> all = new LinkedHashMap<>((Map<?, ?>) at(path));
    all.put("k".repeat(size), all.isEmpty() ? "v" : all.values().iterator().next());
    return set(path, all);
  }

  /** Adds entries to a map, each with the value of its first entry. */
  GrownProfile map(List<Object> path, int size, String prefix, int many) {
    Map<Object, Object> all = new LinkedHashMap<>((Map<?, ?>) at(path));
    Object value = all.isEmpty() ? "v" : all.values().iterator().next();
    int one = length(value) + prefix.length() + 12;
    int most = Math.min(Math.min(size / one, many), MOST_NODES / (1 + nodes(value)));
    for (int i = 0; i < most; i++) {
      all.put(prefix + i, value);
    }
    return set(path, all);
  }

  /** Replaces a value by maps or lists in each other. */
  GrownProfile nested(List<Object> path, int depth, boolean lists) {
    Object value = "v";
    for (int i = 0; i < depth; i++) {
      value = lists ? List.of(value) : Map.of("a", value);
    }
    return set(path, value);
  }

  private static Object named(Object element, int number) {
    if (element instanceof String text) {
      return text + number;
    }
    if (!(element instanceof Map<?, ?> map)) {
      return element;
    }
    Map<Object, Object> named = new LinkedHashMap<>(map);
    boolean any = false;
    for (String key : List.of("name", "metadata", "seriesQuery", "as", "preset")) {
      Object value = named.get(key);
      if (key.equals("preset") && value != null) {
        named.putIfAbsent("name", "w" + number);
      } else if (value instanceof String text && !text.startsWith("$")) {
        named.put(key, text + (key.equals("seriesQuery") ? "" : number));
        any = true;
      } else if (key.equals("metadata") && value instanceof Map<?, ?>) {
        named.put(key, named(value, number));
        any = true;
      }
    }
    if (!any) {
      for (Map.Entry<Object, Object> entry : named.entrySet()) {
        if (entry.getValue() instanceof Map<?, ?> inner && inner.containsKey("name")) {
          entry.setValue(named(inner, number));
        }
      }
    }
    return named;
  }

  private static int length(Object value) {
    if (value instanceof Map<?, ?> map) {
      int sum = 2;
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        sum += 4 + length(entry.getKey()) + length(entry.getValue());
      }
      return sum;
    }
    if (value instanceof List<?> list) {
      int sum = 2;
      for (Object element : list) {
        sum += 2 + length(element);
      }
      return sum;
    }
    if (!(value instanceof String text)) {
      return String.valueOf(value).length();
    }
    int sum = 2;
    for (int i = 0; i < text.length(); i++) {
      sum += "\"\\\n\t".indexOf(text.charAt(i)) < 0 ? 1 : 2;
    }
    return sum;
  }

  private static int nodes(Object value) {
    int sum = 1;
    if (value instanceof Map<?, ?> map) {
      for (Object entry : map.values()) {
        sum += 1 + nodes(entry);
      }
    } else if (value instanceof List<?> list) {
      for (Object element : list) {
        sum += nodes(element);
      }
    }
    return sum;
  }

  /** The YAML of the profile, in flow style. */
  String yaml() {
    StringBuilder into = new StringBuilder();
    write(root, into);
    return into.append('\n').toString();
  }

  private void write(Object value, StringBuilder into) {
    String separator = oneLine ? ", " : ",\n";
    if (value instanceof Map<?, ?> map) {
      into.append('{');
      String before = "";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        into.append(before);
        String key = String.valueOf(entry.getKey());
        into.append(key.length() > 500 ? "? " : "");
        quote(key, into);
        into.append(": ");
        write(entry.getValue(), into);
        before = separator;
      }
      into.append('}');
    } else if (value instanceof List<?> list) {
      into.append('[');
      String before = "";
      for (Object element : list) {
        into.append(before);
        write(element, into);
        before = separator;
      }
      into.append(']');
    } else if (value instanceof String text) {
      quote(text, into);
    } else {
      into.append(value);
    }
  }

  private static void quote(String text, StringBuilder into) {
    into.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> into.append('\\').append(c);
        case '\n' -> into.append("\\n");
        case '\t' -> into.append("\\t");
        default -> into.append(c);
      }
    }
    into.append('"');
  }
}
