package io.gitopsprofile.golang;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A struct of Go that a program passes to a template.
 *
 * @param goName the name that Go's error messages use
 * @param fields the fields in their order
 * @param methods the methods, whose results are not worked out
 * @param comparable whether Go compares two of them by {@code eq}
 */
public record RecordType(String goName, List<Field> fields, List<String> methods, boolean comparable)
    implements GoType {

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

  /** The field of a name; null if there is none. */
  @Nullable Field field(String name) {
    for (Field field : fields) {
      if (field.name.equals(name)) {
        return field;
      }
    }
    return null;
  }
}
