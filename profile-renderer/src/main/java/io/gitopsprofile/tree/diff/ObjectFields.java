package io.gitopsprofile.tree.diff;

import io.gitopsprofile.rendered.RenderedObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads single fields of an object of unknown type. */
final class ObjectFields {

  private ObjectFields() {}

  /** The value at a path of keys, or null. */
  static @Nullable Object at(RenderedObject object, String... path) {
    @Nullable Object value = object.content().entries();
    for (String key : path) {
      value = value instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return value;
  }

  /** The text at a path of keys; empty if there is none. */
  static String text(RenderedObject object, String... path) {
    return at(object, path) instanceof String text ? text : "";
  }

  /** The mappings of the list at a path of keys. */
  static List<?> list(RenderedObject object, String... path) {
    return at(object, path) instanceof List<?> list ? list : List.of();
  }
}
