package io.gitopsprofile.tree.automation;

import io.gitopsprofile.model.value.FreeForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Kubernetes object that may be changed. */
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

  /** What makes it this object to the cluster, but for its API version. */
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

  /** A mapping in it; an empty one if there is none. */
  Map<String, @Nullable Object> in(String... keys) {
    Map<String, @Nullable Object> map = entries;
    for (String key : keys) {
      map = in(map, key);
    }
    return map;
  }

  /** A mapping in a mapping of it; an empty one if there is none. */
  @SuppressWarnings("unchecked") // All its mappings were made by copy.
  static Map<String, @Nullable Object> in(Map<String, @Nullable Object> map, String key) {
    return map.get(key) instanceof Map<?, ?> inner
        ? (Map<String, @Nullable Object>) inner
        : Map.of();
  }

  /** The mappings of a list in a mapping of it. */
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

  /** What stands at a path of keys and indices; null if nothing does. */
  @Nullable Object at(List<Object> path) {
    @Nullable Object value = entries;
    for (Object step : path) {
      value = at(value, step);
    }
    return value;
  }

  /** What stands at a key or an index of a value; null if nothing does. */
  static @Nullable Object at(@Nullable Object value, Object step) {
    if (step instanceof Integer index) {
      return value instanceof List<?> list && index < list.size() ? list.get(index) : null;
    }
    return value instanceof Map<?, ?> map ? map.get(step) : null;
  }

  /** Replaces what stands at a path. */
  @SuppressWarnings("unchecked") // All its mappings and lists were made by copy.
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
