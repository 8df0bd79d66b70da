package io.gitopsprofile.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Copies maps so that they keep an order that does not change from one JVM to the next. */
final class Ordered {

  private Ordered() {}

  /**
   * An unmodifiable copy in the order of the given map. {@code Map.of} and {@code HashMap} have no
   * order to keep (the former's differs in every JVM run), so their entries are sorted by key.
   */
  static <V> Map<String, V> map(Map<String, V> map) {
    if (map.isEmpty()) {
      return Map.of();
    }
    Map<String, V> copy = hasNoOrder(map) ? new TreeMap<>(map) : new LinkedHashMap<>(map);
    for (Map.Entry<String, V> entry : copy.entrySet()) {
      if (entry.getKey() == null || entry.getValue() == null) {
        throw new NullPointerException("null in a map: " + entry);
      }
    }
    return Collections.unmodifiableMap(copy);
  }

  static boolean hasNoOrder(Map<?, ?> map) {
    Class<?> type = map.getClass();
    return type == HashMap.class || type.getName().startsWith("java.util.ImmutableCollections$");
  }
}
