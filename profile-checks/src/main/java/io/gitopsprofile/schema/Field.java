package io.gitopsprofile.schema;

/**
 * One field of an object, as some versions of Kubernetes have it. A field whose type changed occurs
 * once for each type.
 *
 * @param name the key
 * @param type the type of its value
 * @param required true if an object without the field is refused
 * @param first the first minor version of Kubernetes that has the field; 0 if all have it
 * @param last the last one; {@link #ALL} if the newest one has it
 */
public record Field(String name, ValueType type, boolean required, int first, int last) {

  /** The last minor version of a field or kind that is still there. */
  public static final int ALL = Integer.MAX_VALUE;

  /** Creates a field that does not depend on the version of Kubernetes. */
  Field(String name, ValueType type, boolean required) {
    this(name, type, required, 0, ALL);
  }

  /** Returns true if a minor version of Kubernetes has the field. */
  boolean isIn(int minor) {
    return first <= minor && minor <= last;
  }
}
