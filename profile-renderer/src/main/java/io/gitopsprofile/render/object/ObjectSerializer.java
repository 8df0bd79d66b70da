package io.gitopsprofile.render.object;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Quantity;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.GoDuration;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts a typed object into the plain tree from which YAML is written. The keys of a fabric8
 * object are in the order of {@link KeyOrder}, the keys of a record in the order of its components.
 * Null values and empty lists and maps are left out, but an object without fields is an empty map:
 * {@code emptyDir: {}}.
 *
 * <p>The fields are read by reflection. Jackson would do the same, but needs half a second in every
 * build to load and to inspect fabric8's classes.
 */
public final class ObjectSerializer {

  private ObjectSerializer() {}

  public static Map<String, @Nullable Object> of(Object typed) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    for (Field field : TypedFields.of(typed.getClass())) {
      Object value = value(TypedFields.get(field, typed));
      boolean nothing = isEmpty(value) && TypedFields.isCollection(field);
      if (value != null && !nothing) {
        tree.put(TypedFields.key(field), value);
      }
    }
    return tree;
  }

  private static @Nullable Object value(@Nullable Object value) {
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Integer || value instanceof Long) {
      return ((Number) value).longValue();
    }
    if (value instanceof Quantity quantity) {
      return quantity(quantity.getAmount() + quantity.getFormat());
    }
    if (value instanceof IntOrString either) {
      return value(either.getValue());
    }
    if (value instanceof Enum<?> || value instanceof GoDuration) {
      return value.toString();
    }
    if (value instanceof FreeForm free) {
      return free.entries();
    }
    if (value instanceof Collection<?> collection) {
      List<@Nullable Object> list = new ArrayList<>(collection.size());
      for (Object element : collection) {
        list.add(value(element));
      }
      return list;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> tree = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        tree.put((String) entry.getKey(), value(entry.getValue()));
      }
      return tree;
    }
    return of(value);
  }

  private static Object quantity(String text) {
    var quantity = io.gitopsprofile.model.value.Quantity.of(text);
    return quantity.isWholeNumber() ? (Object) Long.valueOf(text) : text;
  }

  private static boolean isEmpty(@Nullable Object value) {
    return (value instanceof List<?> list && list.isEmpty())
        || (value instanceof Map<?, ?> map && map.isEmpty());
  }
}
