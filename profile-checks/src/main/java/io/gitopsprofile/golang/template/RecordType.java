package io.gitopsprofile.golang.template;

import java.util.List;

/**
 * A struct of Go that a program passes to a template.
 *
 * @param goName the name that Go's error messages use
 * @param fields the fields in their order
 * @param methods the methods, whose results are unknown
 * @param comparable whether Go compares two structs of this type by {@code eq}
 */
public record RecordType(
    String goName, List<Field> fields, List<String> methods, boolean comparable) implements GoType {

  /**
   * A field of a struct.
   *
   * @param name the name
   * @param type the type
   * @param neverEmpty whether the program always sets the field
   */
  public record Field(String name, BasicType type, boolean neverEmpty) {}

  /** Copies the lists. */
  public RecordType {
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
  }

  /** Returns the index of the field with a name; -1 if there is none. */
  int indexOf(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name.equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
