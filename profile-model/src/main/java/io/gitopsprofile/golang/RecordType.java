package io.gitopsprofile.golang;

import java.util.List;

/**
 * A struct of Go that a program passes to a template.
 *
 * @param goName the name that Go's error messages use
 * @param fields the fields in their order
 * @param methods the methods, whose results are not worked out
 * @param comparable whether Go compares two of them by {@code eq}
 */
public record RecordType(
    String goName, List<Field> fields, List<String> methods, boolean comparable) implements GoType {

  /**
   * A field of a struct.
   *
   * @param name the name
   * @param type the type
   * @param neverEmpty whether the program always fills it with something
   */
  public record Field(String name, BasicType type, boolean neverEmpty) {}

  /** Copies the lists. */
  public RecordType {
    fields = List.copyOf(fields);
    methods = List.copyOf(methods);
  }

  /** The place of the field of a name; -1 if there is none. */
  int indexOf(String name) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name.equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
