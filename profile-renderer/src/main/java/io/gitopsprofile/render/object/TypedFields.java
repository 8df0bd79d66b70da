package io.gitopsprofile.render.object;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields of fabric8's classes and of this package's records, as YAML keys. */
public final class TypedFields {

  private static final ClassValue<List<Field>> FIELDS =
      new ClassValue<>() {
        @Override
        protected List<Field> computeValue(Class<?> type) {
          return type.isRecord() ? ofRecord(type) : ofBean(type);
        }
      };

  private TypedFields() {}

  /** The fields of a class in the order of their keys. */
  public static List<Field> of(Class<?> type) {
    return FIELDS.get(type);
  }

  /**
   * The YAML key of a field. As in fabric8, a field whose name is a reserved word in Java has an
   * underscore in front.
   */
  public static String key(Field field) {
    String name = field.getName();
    return name.startsWith("_") ? name.substring(1) : name;
  }

  static @Nullable Object get(Field field, Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(field.toString(), e);
    }
  }

  static boolean isCollection(Field field) {
    return Collection.class.isAssignableFrom(field.getType())
        || Map.class.isAssignableFrom(field.getType());
  }

  private static List<Field> ofRecord(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      try {
        fields.add(accessible(type.getDeclaredField(component.getName())));
      } catch (NoSuchFieldException e) {
        throw new IllegalStateException(type.getName(), e);
      }
    }
    return fields;
  }

  private static List<Field> ofBean(Class<?> type) {
    Map<String, Field> fields = new TreeMap<>(KeyOrder.of(type));
    for (Field field : type.getDeclaredFields()) {
      boolean ofObject = !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic();
      if (ofObject && !field.getName().equals("additionalProperties")) {
        fields.put(key(field), accessible(field));
      }
    }
    return new ArrayList<>(fields.values());
  }

  private static Field accessible(Field field) {
    field.setAccessible(true);
    return field;
  }
}
