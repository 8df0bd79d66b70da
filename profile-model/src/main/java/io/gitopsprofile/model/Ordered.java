package io.gitopsprofile.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;

/** Copies lists and maps so that their order does not change from one JVM to the next. */
final class Ordered {

  private static final Set<Class<?>> UNORDERED =
      Set.of(
          HashMap.class,
          Hashtable.class,
          WeakHashMap.class,
          IdentityHashMap.class,
          ConcurrentHashMap.class);

  private Ordered() {}

  /** An unmodifiable copy. The name is that of the component, for a null that Java code passes. */
  static <E> List<E> list(String component, List<E> list) {
    if (list == null) {
      throw new NullPointerException(component + " is null");
    }
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i) == null) {
        throw new NullPointerException(component + "[" + i + "] is null");
      }
    }
    return List.copyOf(list);
  }

  /**
   * An unmodifiable copy in the order of the given map. {@code Map.of} and {@code HashMap} have no
   * order to keep (the former's differs in every JVM run), so their entries are sorted by key.
   */
  static <V> Map<String, V> map(String component, Map<String, V> map) {
    if (map == null) {
      throw new NullPointerException(component + " is null");
    }
    if (map.isEmpty()) {
      return Map.of();
    }
    Map<String, V> copy = hasNoOrder(map) ? new TreeMap<>(map) : new LinkedHashMap<>(map);
    for (Map.Entry<String, V> entry : copy.entrySet()) {
      if (entry.getKey() == null || entry.getValue() == null) {
        throw new NullPointerException(component + "." + entry.getKey() + " is null");
      }
    }
    return Collections.unmodifiableMap(copy);
  }

  static boolean hasNoOrder(Map<?, ?> map) {
    Class<?> type = map.getClass();
    return UNORDERED.contains(type) || type.getName().startsWith("java.util.ImmutableCollections$");
  }
}
