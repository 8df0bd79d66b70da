package io.gitopsprofile.view;

import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of an object, present or absent. Reading it is safe: a value of another type than the
 * expected one counts as empty, as in {@link FreeFormValues}.
 *
 * @param object the object
 * @param steps the keys and list indexes from the root of the object
 * @param value the value; null if it is not there
 */
public record ObjectField(ProfileObject object, List<Object> steps, @Nullable Object value) {

  /** The place of the field in the profile. */
  public ProfilePath path() {
    return object.source().at(steps);
  }

  /** The field at the end of further keys. */
  public ObjectField in(String... keys) {
    List<Object> longer = new ArrayList<>(steps);
    for (String key : keys) {
      longer.add(key);
    }
    return new ObjectField(object, longer, FreeFormValues.value(value, keys));
  }

  /** The elements of a list. */
  public List<ObjectField> elements() {
    List<?> list = list();
    List<ObjectField> elements = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      List<Object> longer = new ArrayList<>(steps);
      longer.add(i);
      elements.add(new ObjectField(object, longer, list.get(i)));
    }
    return elements;
  }

  /** True if the field has a value; false if it is absent or null. */
  public boolean isPresent() {
    return value != null;
  }

  /** True only for the value {@code true}. */
  public boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }

  /** The text; empty for any other value. */
  public String text() {
    return value instanceof String text ? text : "";
  }

  /** The whole number; null for any other value. */
  public @Nullable Long number() {
    return value instanceof Long number ? number : null;
  }

  /** The list; empty for any other value. */
  public List<?> list() {
    return value instanceof List<?> list ? list : List.of();
  }

  /** The mapping; empty for any other value. */
  public Map<?, ?> map() {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  /** The keys of the mapping. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>(map().size());
    for (Object key : map().keySet()) {
      keys.add(String.valueOf(key));
    }
    return keys;
  }

  /** The mapping's texts, such as labels; values of other types are left out. */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map().entrySet()) {
      if (entry.getKey() instanceof String key && entry.getValue() instanceof String text) {
        texts.put(key, text);
      }
    }
    return texts;
  }
}
