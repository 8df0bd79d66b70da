package io.gitopsprofile.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mapping with known fields. The fields of a type in a data file are read when they are asked
 * for, since an object needs few of the types in the file.
 */
public final class ObjectType implements ValueType {

  private final String name;
  private final @Nullable SchemaText source;
  private @Nullable Fields fields;

  /**
   * The fields of a type.
   *
   * @param all the fields
   * @param isOpen true if other fields are accepted, too
   */
  record Fields(List<Field> all, boolean isOpen) {}

  /** Creates a type whose fields are read from a file. */
  ObjectType(String name, SchemaText source) {
    this.name = name;
    this.source = source;
  }

  /** Creates a type with its fields. */
  ObjectType(String name, List<Field> all, boolean isOpen) {
    this.name = name;
    this.source = null;
    this.fields = new Fields(List.copyOf(all), isOpen);
  }

  /** The name of the type in its file; empty for one that has none. */
  String name() {
    return name;
  }

  /** All fields, in all versions of Kubernetes. */
  public List<Field> all() {
    return fields().all();
  }

  /** Returns true if fields that are not known are accepted. */
  public boolean isOpen() {
    return fields().isOpen();
  }

  /** Returns the field as a minor version of Kubernetes has it; null if it does not have it. */
  public @Nullable Field field(String key, int minor) {
    for (Field field : all()) {
      if (field.isIn(minor) && field.name().equals(key)) {
        return field;
      }
    }
    return null;
  }

  /** Returns the field of another version of Kubernetes than the one at hand; null if none. */
  @Nullable Field inOtherVersion(String key) {
    for (Field field : all()) {
      if (field.name().equals(key)) {
        return field;
      }
    }
    return null;
  }

  /** Returns the names of the fields that a minor version of Kubernetes has. */
  public List<String> names(int minor) {
    List<String> names = new ArrayList<>();
    for (Field field : all()) {
      if (field.isIn(minor)) {
        names.add(field.name());
      }
    }
    return names;
  }

  private synchronized Fields fields() {
    if (fields == null) {
      fields = source == null ? new Fields(List.of(), true) : source.fieldsOf(name);
    }
    return fields;
  }
}
