package io.gitopsprofile.check;

import io.gitopsprofile.model.FreeForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into free-form YAML: manifests, patches and chart values. What is not there is empty. */
final class Nested {

  private Nested() {}

  /** The value at the end of the keys, or null. */
  static @Nullable Object value(@Nullable Object from, String... keys) {
    Object at = from;
    for (String key : keys) {
      at = at instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return at;
  }

  /** The mapping at the end of the keys. */
  static Map<?, ?> map(@Nullable Object from, String... keys) {
    return value(from, keys) instanceof Map<?, ?> map ? map : Map.of();
  }

  /** The mapping at the end of the keys. */
  static Map<?, ?> map(@Nullable Object from, List<String> keys) {
    return map(from, keys.toArray(new String[0]));
  }

  /** The list at the end of the keys. */
  static List<?> list(@Nullable Object from, String... keys) {
    return value(from, keys) instanceof List<?> list ? list : List.of();
  }

  /** The text at the end of the keys. */
  static String text(@Nullable Object from, String... keys) {
    return value(from, keys) instanceof String text ? text : "";
  }

  /** Whether a patch has a say in a field of the spec. */
  static boolean isPatched(FreeForm patch, String field) {
    return map(patch.get("spec")).containsKey(field);
  }
}
