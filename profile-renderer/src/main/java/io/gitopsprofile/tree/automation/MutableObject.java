package io.gitopsprofile.tree.automation;

import io.gitopsprofile.model.value.FreeForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Kubernetes object with mutable content. */
final class MutableObject {

  private final Map<String, @Nullable Object> entries;

  private MutableObject(Map<String, @Nullable Object> entries) {
    this.entries = entries;
  }

  static MutableObject of(FreeForm object) {
    return of(object.entries());
  }

  static MutableObject of(Map<String, @Nullable Object> entries) {
    return new MutableObject(copy(entries));
  }

  private static Map<String, @Nullable Object> copy(Map<?, ?> map) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      copy.put((String) entry.getKey(), value(entry.getValue()));
    }
    return copy;
  }

  private static @Nullable Object value(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      for (Object element : list) {
        copy.add(value(element));
      }
      return copy;
    }
    return value;
  }

  FreeForm content() {
    return new FreeForm(entries);
  }

  Map<String, @Nullable Object> entries() {
    return entries;
  }

  /** The object's identity in the cluster, without its API version. */
  String identity() {
    Map<?, ?> metadata = in("metadata");
    return kind() + ' ' + metadata.get("namespace") + ' ' + metadata.get("name");
  }

  String apiVersion() {
    return String.valueOf(entries.get("apiVersion"));
  }

  String kind() {
    return String.valueOf(entries.get("kind"));
  }

  Map<String, @Nullable Object> annotations() {
    return in("metadata", "annotations");
  }

  /** A mapping inside the object; empty if absent. */
  Map<String, @Nullable Object> in(String... keys) {
    Map<String, @Nullable Object> map = entries;
    for (String key : keys) {
      map = in(map, key);
    }
    return map;
  }

  /** A mapping inside another mapping of the object; empty if absent. */
  @SuppressWarnings("unchecked") // The method copy made every mapping of the object.
  static Map<String, @Nullable Object> in(Map<String, @Nullable Object> map, String key) {
    return map.get(key) instanceof Map<?, ?> inner
        ? (Map<String, @Nullable Object>) inner
        : Map.of();
  }

  /** The mappings of a list inside a mapping of the object. */
  @SuppressWarnings("unchecked")
  static List<Map<String, @Nullable Object>> list(Map<String, @Nullable Object> map, String key) {
    List<Map<String, @Nullable Object>> maps = new ArrayList<>();
    if (map.get(key) instanceof List<?> list) {
      for (Object element : list) {
        if (element instanceof Map<?, ?> inner) {
          maps.add((Map<String, @Nullable Object>) inner);
        }
      }
    }
    return maps;
  }

  /** The value at a path of keys and indices; null if absent. */
  @Nullable Object at(List<Object> path) {
    @Nullable Object value = entries;
    for (Object step : path) {
      value = at(value, step);
    }
    return value;
  }

  /** The value at a key or an index of a value; null if absent. */
  static @Nullable Object at(@Nullable Object value, Object step) {
    if (step instanceof Integer index) {
      return value instanceof List<?> list && index < list.size() ? list.get(index) : null;
    }
    return value instanceof Map<?, ?> map ? map.get(step) : null;
  }

  /** Replaces the value at a path. */
  @SuppressWarnings("unchecked") // The method copy made every mapping and list of the object.
  void set(List<Object> path, String text) {
    @Nullable Object parent = at(path.subList(0, path.size() - 1));
    Object last = path.get(path.size() - 1);
    if (parent instanceof Map<?, ?> map) {
      ((Map<String, @Nullable Object>) map).put((String) last, text);
    } else if (parent instanceof List<?> list) {
      ((List<@Nullable Object>) list).set((Integer) last, text);
    }
  }
}
