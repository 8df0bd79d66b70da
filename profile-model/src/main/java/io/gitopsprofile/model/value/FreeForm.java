package io.gitopsprofile.model.value;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Free-form YAML that this project passes on without knowing its shape: the values of a chart, a
 * further manifest, a patch. Ordered and deeply immutable.
 *
 * <p>It holds what JSON can hold: maps with string keys, lists, strings, booleans, {@link Long} or
 * {@link BigInteger}, {@link Double} or {@link BigDecimal}, and null. Smaller number types are
 * widened, so that equal values are equal however they were made.
 *
 * @param entries the top-level mapping
 */
public record FreeForm(Map<String, @Nullable Object> entries) {

  /** An empty mapping. */
  public static final FreeForm EMPTY = new FreeForm(Map.of());

  private static final int DEEPEST = 200;

  /** Copies the whole tree; refuses values that YAML's JSON subset cannot hold. */
  public FreeForm {
    requireNonNull(entries, "entries");
    entries = copyMap(entries, 0);
  }

  /** The value of a top-level key, or null. */
  public @Nullable Object get(String key) {
    return entries.get(key);
  }

  /** Returns true if the mapping has no entries. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  private static Map<String, @Nullable Object> copyMap(Map<?, ?> map, int depth) {
    if (Ordered.hasOrder(map) && map.size() <= Ordered.MOST_LISTED) {
      String[] keys = new String[map.size()];
      @Nullable Object[] values = new @Nullable Object[keys.length];
      int next = 0;
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        keys[next] = key(entry.getKey());
        values[next] = copyValue(entry.getValue(), depth + 1);
        next++;
      }
      return Ordered.listed(keys, values);
    }
    Map<String, @Nullable Object> copy =
        Ordered.hasOrder(map) ? new LinkedHashMap<>() : new TreeMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      copy.put(key(entry.getKey()), copyValue(entry.getValue(), depth + 1));
    }
    return Ordered.keep(copy);
  }

  private static String key(@Nullable Object key) {
    if (!(key instanceof String name)) {
      throw new InvalidValueException("the key " + key + " is not a string", "quote it");
    }
    if (name.length() > Limits.KEY) {
      throw tooLong("a key", Limits.KEY);
    }
    return name;
  }

  private static @Nullable Object copyValue(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      throw new InvalidValueException(
          "the values are nested deeper than " + DEEPEST + " levels", "flatten them");
    }
    if (value instanceof Map<?, ?> map) {
      return copyMap(map, depth);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list.size());
      for (Object element : list) {
        copy.add(copyValue(element, depth + 1));
      }
      return Collections.unmodifiableList(copy);
    }
    if (value instanceof String text && text.length() > Limits.FREE_TEXT) {
      throw tooLong("a text", Limits.FREE_TEXT);
    }
    if (value == null || value instanceof String || value instanceof Boolean) {
      return value;
    }
    return copyNumber(value);
  }

  private static InvalidValueException tooLong(String what, int most) {
    return new InvalidValueException(
        what + " has more than " + most + " characters", "make it shorter");
  }

  private static Object copyNumber(Object value) {
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Float) {
      return ((Number) value).doubleValue();
    }
    if (value instanceof BigInteger big) {
      return big.bitLength() < Long.SIZE ? (Object) big.longValue() : big;
    }
    if (value instanceof BigDecimal big) {
      double nearest = big.doubleValue();
      boolean same = Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(big) == 0;
      return same ? (Object) nearest : big;
    }
    if (value instanceof Long || value instanceof Double) {
      return value;
    }
    throw new InvalidValueException(
        "a " + value.getClass().getSimpleName() + " is not a YAML value",
        "use maps, lists, strings, booleans, numbers or null");
  }
}
