package io.gitopsprofile.model.value;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Copies collections so that they keep an order that does not change from one JVM to the next. */
public final class Ordered {

  private Ordered() {}

  /** An unmodifiable copy. The name is that of the component, for a null that Java code passes. */
  public static <E> List<E> list(String component, List<E> list) {
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
   * An unmodifiable copy in the order of the given map, if that is a map which has one. Any other
   * ({@code HashMap}; {@code Map.of}, whose order differs in every JVM run; a wrapper that does not
   * say what it wraps) is sorted by key.
   */
  public static <V> Map<String, V> map(String component, Map<String, V> map) {
    if (map == null) {
      throw new NullPointerException(component + " is null");
    }
    if (map.isEmpty()) {
      return Map.of();
    }
    for (Map.Entry<String, V> entry : map.entrySet()) {
      if (entry.getKey() == null || entry.getValue() == null) {
        throw new NullPointerException(component + "." + entry.getKey() + " is null");
      }
    }
    return keep(hasOrder(map) ? new LinkedHashMap<>(map) : new TreeMap<>(map));
  }

  /**
   * An unmodifiable view in the order of this map; the caller must hold the only reference to it.
   */
  public static <V extends @Nullable Object> Map<String, V> keep(Map<String, V> map) {
    return new Kept<>(map);
  }

  static boolean hasOrder(Map<?, ?> map) {
    return map instanceof Kept || map instanceof LinkedHashMap || map instanceof SortedMap;
  }

  /**
   * An unmodifiable map that is known to have an order. Rendering and checking look into such maps
   * all the time, so a look passes no other wrapper.
   */
  private static final class Kept<V extends @Nullable Object> extends AbstractMap<String, V> {

    private final Map<String, V> map;

    Kept(Map<String, V> map) {
      this.map = map;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
      return Collections.unmodifiableMap(map).entrySet();
    }

    @Override
    public int size() {
      return map.size();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return map.containsKey(key);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
      return map.get(key);
    }
  }
}
