package io.gitopsprofile.view;

import io.gitopsprofile.diagnostic.ProfilePath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of an object, present or absent. Reading it is safe: a value of another type than the
 * expected one counts as empty, as in {@link FreeFormValues}.
 *
 * <p>A check looks at many fields and asks for the place of few, so a field lists its steps when it
 * is asked.
 */
public final class ObjectField {

  private final ProfileObject object;
  private final @Nullable ObjectField parent;
  private final Object step;
  private final @Nullable Object value;

  private ObjectField(
      ProfileObject object, @Nullable ObjectField parent, Object step, @Nullable Object value) {
    this.object = object;
    this.parent = parent;
    this.step = step;
    this.value = value;
  }

  /** Returns the whole object. */
  static ObjectField of(ProfileObject object) {
    return new ObjectField(object, null, "", object.object().content().entries());
  }

  /** Returns the same place without a value. */
  ObjectField absent() {
    return new ObjectField(object, parent, step, null);
  }

  /** The object. */
  public ProfileObject object() {
    return object;
  }

  /** The value; null if it is not there. */
  public @Nullable Object value() {
    return value;
  }

  /** The keys and list indexes from the root of the object. */
  public List<Object> steps() {
    List<Object> steps = new ArrayList<>();
    ObjectField field = this;
    while (field.parent != null) {
      steps.add(field.step);
      field = field.parent;
    }
    Collections.reverse(steps);
    return steps;
  }

  /** The key of the field in its mapping, or its index in its list; empty for the whole object. */
  public String key() {
    return String.valueOf(step);
  }

  /** The place of the field in the profile. */
  public ProfilePath path() {
    return object.source().at(steps());
  }

  /** The field at the end of further keys. */
  public ObjectField in(String... keys) {
    ObjectField field = this;
    for (String key : keys) {
      Object inner = field.value instanceof Map<?, ?> map ? map.get(key) : null;
      field = new ObjectField(object, field, key, inner);
    }
    return field;
  }

  /** The elements of a list. */
  public List<ObjectField> elements() {
    List<?> list = list();
    List<ObjectField> elements = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      elements.add(new ObjectField(object, this, i, list.get(i)));
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

  /** The amount of a quantity, such as 0.5 for {@code 500m}; null for any other value. */
  public @Nullable BigDecimal amount() {
    return FreeFormValues.amount(value);
  }

  /** The list; empty for any other value. */
  public List<?> list() {
    return value instanceof List<?> list ? list : List.of();
  }

  /** The mapping; empty for any other value. */
  public Map<?, ?> map() {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  /** The fields of the mapping. */
  public List<ObjectField> fields() {
    List<ObjectField> fields = new ArrayList<>(map().size());
    for (String key : keys()) {
      fields.add(in(key));
    }
    return fields;
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
