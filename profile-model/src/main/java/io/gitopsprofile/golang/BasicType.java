package io.gitopsprofile.golang;

/** A type of Go that values in a template have. */
public enum BasicType implements GoType {
  /** A text. */
  TEXT("string"),
  /** A list of texts. */
  TEXTS("[]string"),
  /** Texts by their names. */
  TEXT_MAP("map[string]string"),
  /** Values by their names, of a type that depends on the version of the program. */
  ANY_MAP("map[string]any"),
  /** A truth value. */
  BOOL("bool"),
  /** A whole number. */
  INT("int"),
  /** A byte of a text. */
  BYTE("uint8"),
  /** A number with a fraction. */
  FLOAT("float64"),
  /** A complex number. */
  COMPLEX("complex128"),
  /** No value, as of a key that a map does not have. */
  NOTHING("nil"),
  /** A type that is not known before the template is executed. */
  ANY("any");

  private final String goName;

  BasicType(String goName) {
    this.goName = goName;
  }

  /** Tells whether the values are held by names. */
  boolean isMap() {
    return this == TEXT_MAP || this == ANY_MAP;
  }

  @Override
  public String goName() {
    return goName;
  }
}
