package io.gitopsprofile.model.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Copies collections so that they keep an order that does not change from one JVM to the next. */
public final class Ordered {

  /** Maximum number of keys of a map that is searched from the first key to the last. */
  static final int MOST_LISTED = 12;

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
    return keep(hasOrder(map) ? map : new TreeMap<>(map));
  }

  /** An unmodifiable copy in the order in which the given map iterates. */
  public static <V extends @Nullable Object> Map<String, V> keep(Map<String, V> map) {
    if (map.size() > MOST_LISTED) {
      return new Kept<>(new LinkedHashMap<>(map));
    }
    String[] keys = new String[map.size()];
    @Nullable Object[] values = new @Nullable Object[keys.length];
    int next = 0;
    for (Map.Entry<String, V> entry : map.entrySet()) {
      keys[next] = entry.getKey();
      values[next] = entry.getValue();
      next++;
    }
    return listed(keys, values);
  }

  /**
   * An unmodifiable map of at most {@value #MOST_LISTED} different keys, which takes over the
   * arrays.
   */
  @SuppressWarnings("TypeParameterUnusedInFormals") // The caller knows the type of the values.
  static <V extends @Nullable Object> Map<String, V> listed(
      String[] keys, @Nullable Object[] values) {
    return new Listed<>(keys, values);
  }

  static boolean hasOrder(Map<?, ?> map) {
    return map instanceof Listed
        || map instanceof Kept
        || map instanceof LinkedHashMap
        || map instanceof SortedMap;
  }

  /**
   * An unmodifiable map of a few keys. Nearly all maps of a profile are as small, so that a list
   * needs a third of the memory of a hash table, and a look into the map passes no wrapper.
   */
  private static final class Listed<V extends @Nullable Object> extends AbstractMap<String, V> {

    private final String[] keys;
    private final @Nullable Object[] values;
    private final int[] hashes;

    Listed(String[] keys, @Nullable Object[] values) {
      this.keys = keys;
      this.values = values;
      this.hashes = new int[keys.length];
      for (int i = 0; i < keys.length; i++) {
        hashes[i] = keys[i].hashCode();
      }
    }

    private int indexOf(@Nullable Object key) {
      if (key instanceof String name) {
        int hash = name.hashCode();
        for (int i = 0; i < hashes.length; i++) {
          if (hashes[i] == hash && keys[i].equals(name)) {
            return i;
          }
        }
      }
      return -1;
    }

    @SuppressWarnings("unchecked") // The values are of a map of this type.
    private V value(int index) {
      return (V) values[index];
    }

    @Override
    public int size() {
      return keys.length;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return indexOf(key) >= 0;
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
      int index = indexOf(key);
      return index < 0 ? null : value(index);
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
      return new Entries();
    }

    private final class Entries extends AbstractSet<Entry<String, V>> {

      @Override
      public int size() {
        return keys.length;
      }

      @Override
      public Iterator<Entry<String, V>> iterator() {
        return new Each();
      }
    }

    private final class Each implements Iterator<Entry<String, V>> {

      private int next;

      @Override
      public boolean hasNext() {
        return next < keys.length;
      }

      @Override
      public Entry<String, V> next() {
        if (next == keys.length) {
          throw new NoSuchElementException();
        }
        Entry<String, V> entry = new SimpleImmutableEntry<>(keys[next], value(next));
        next++;
        return entry;
      }
    }
  }

  /** An unmodifiable map of many keys that is known to have an order. */
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
