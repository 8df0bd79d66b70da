package io.gitopsprofile.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Expected trees, written down in Java. */
public final class TreeValues {

  private TreeValues() {}

  /** A map of keys and values in turn; int becomes long, as in a rendered object. */
  public static Map<String, Object> map(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      Object value = keysAndValues[i + 1];
      map.put(
          (String) keysAndValues[i], value instanceof Integer number ? number.longValue() : value);
    }
    return map;
  }

  /** The value below keys and list indices; null if absent. */
  public static @Nullable Object at(@Nullable Object tree, Object... path) {
    Object value = tree;
    for (Object step : path) {
      value =
          step instanceof Integer index
              ? ((List<?>) value).get(index)
              : ((Map<?, ?>) value).get(step);
    }
    return value;
  }

  /** All keys of all maps, in the order in which they are written, with their depth. */
  public static List<String> keys(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .flatMap(
              entry ->
                  java.util.stream.Stream.concat(
                      java.util.stream.Stream.of((String) entry.getKey()),
                      keys(entry.getValue()).stream().map(key -> entry.getKey() + "." + key)))
          .toList();
    }
    if (tree instanceof List<?> list) {
      return list.stream().flatMap(element -> keys(element).stream()).toList();
    }
    return List.of();
  }
}
