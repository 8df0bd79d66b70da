package io.gitopsprofile.render.patch;

import io.gitopsprofile.kubernetes.ServedApis;
import io.gitopsprofile.render.object.KeyOrder;
import io.gitopsprofile.render.object.TargetSupport;
import io.gitopsprofile.render.object.TypedFields;
import io.gitopsprofile.schema.Field;
import io.gitopsprofile.schema.ObjectType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The fields that a patch may set in a mapping of an object. */
public sealed interface PatchFields {

  /** Returns the name of the mapping in a message. */
  String title();

  /** Returns the type of the mapping in brackets behind other words; empty if it has no name. */
  String word();

  /** Returns the names of the fields. */
  List<String> names();

  /** Returns the type of a field; null for an unknown field. */
  @Nullable PatchFieldType type(String key);

  /** Returns a copy of a mapping to which a patch is applied. */
  Map<String, @Nullable Object> copy(Map<?, ?> tree);

  /** Returns the row of the table of served fields; null for a field that every target has. */
  ServedApis.@Nullable Field served(String key);

  /** Returns the fields of a class of fabric8. */
  static PatchFields of(Class<?> type) {
    return new OfClass(type);
  }

  /**
   * Returns the fields of a mapping of a kind.
   *
   * @param type the structure
   * @param kind the kind
   * @param place the path of the mapping in the object; empty for the object
   */
  static PatchFields of(ObjectType type, String kind, String place) {
    return new OfKind(type, kind, place);
  }

  /**
   * The fields of a class of fabric8; {@code additionalProperties}, which accept any key, are
   * ignored.
   */
  record OfClass(Class<?> type) implements PatchFields {

    @Override
    public String title() {
      return "a " + type.getSimpleName();
    }

    @Override
    public String word() {
      return type.getSimpleName();
    }

    @Override
    public List<String> names() {
      List<String> names = new ArrayList<>();
      for (java.lang.reflect.Field field : TypedFields.of(type)) {
        names.add(TypedFields.key(field));
      }
      return names;
    }

    @Override
    public @Nullable PatchFieldType type(String key) {
      for (java.lang.reflect.Field field : TypedFields.of(type)) {
        if (TypedFields.key(field).equals(key)) {
          return PatchFieldType.of(field.getGenericType());
        }
      }
      return null;
    }

    /** Returns a copy in the order of the class's keys. */
    @Override
    public Map<String, @Nullable Object> copy(Map<?, ?> tree) {
      Map<String, @Nullable Object> copy = new TreeMap<>(KeyOrder.of(type));
      for (Map.Entry<?, ?> field : tree.entrySet()) {
        copy.put((String) field.getKey(), field.getValue());
      }
      return copy;
    }

    @Override
    public ServedApis.@Nullable Field served(String key) {
      return TargetSupport.find(type, key);
    }
  }

  /** The fields of a kind whose structure is known. A new key stands behind the others. */
  record OfKind(ObjectType type, String kind, String place) implements PatchFields {

    @Override
    public String title() {
      return place.isEmpty() ? "the " + kind : place + " of the " + kind;
    }

    @Override
    public String word() {
      return "";
    }

    @Override
    public List<String> names() {
      return type.names(0);
    }

    @Override
    public @Nullable PatchFieldType type(String key) {
      Field field = type.field(key, 0);
      if (field == null) {
        return type.isOpen() ? new PatchFieldType.Free() : null;
      }
      return PatchFieldType.of(field.type(), kind, place.isEmpty() ? key : place + "." + key);
    }

    @Override
    public Map<String, @Nullable Object> copy(Map<?, ?> tree) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      for (Map.Entry<?, ?> field : tree.entrySet()) {
        copy.put((String) field.getKey(), field.getValue());
      }
      return copy;
    }

    @Override
    public ServedApis.@Nullable Field served(String key) {
      return null;
    }
  }
}
