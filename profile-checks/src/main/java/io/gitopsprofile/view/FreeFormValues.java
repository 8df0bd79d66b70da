package io.gitopsprofile.view;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads free-form YAML: manifests, patches and chart values. Absent values are empty. */
public final class FreeFormValues {

  private FreeFormValues() {}

  /** Returns the value at the end of the keys, or null. */
  public static @Nullable Object value(@Nullable Object from, String... keys) {
    Object at = from;
    for (String key : keys) {
      at = at instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return at;
  }

  /** Returns the mapping at the end of the keys. */
  public static Map<?, ?> map(@Nullable Object from, String... keys) {
    return value(from, keys) instanceof Map<?, ?> map ? map : Map.of();
  }

  /** Returns the mapping at the end of the keys. */
  public static Map<?, ?> map(@Nullable Object from, List<String> keys) {
    return map(from, keys.toArray(new String[0]));
  }

  /** Returns the list at the end of the keys. */
  public static List<?> list(@Nullable Object from, String... keys) {
    return value(from, keys) instanceof List<?> list ? list : List.of();
  }

  /** Returns the text at the end of the keys. */
  public static String text(@Nullable Object from, String... keys) {
    return value(from, keys) instanceof String text ? text : "";
  }

  /** Returns the number of a quantity, such as 0.5 for {@code 500m}; null for any other value. */
  public static @Nullable BigDecimal amount(@Nullable Object value) {
    if (!(value instanceof Number) && !(value instanceof String)) {
      return null;
    }
    try {
      return Quantity.of(value.toString()).amount();
    } catch (InvalidValueException notAQuantity) {
      return null;
    }
  }

  /** Returns true if a patch sets a field of the spec. */
  public static boolean isPatched(FreeForm patch, String field) {
    return map(patch.get("spec")).containsKey(field);
  }
}
