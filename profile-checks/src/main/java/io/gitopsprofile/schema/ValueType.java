package io.gitopsprofile.schema;

import java.util.List;

/** The type of a value in an object. Null fits every type: the API server takes it as absent. */
public sealed interface ValueType
    permits ValueType.Scalar, ValueType.ListOf, ValueType.MapOf, ValueType.Free, ObjectType {

  /** The kinds of scalars. */
  enum ScalarKind {
    STRING('s', "a string"),
    INTEGER('i', "a whole number"),
    NUMBER('n', "a number"),
    BOOLEAN('b', "true or false"),
    DATE_TIME('d', "a time as in RFC 3339"),
    BYTES('y', "text in base64"),
    QUANTITY('q', "a quantity"),
    INT_OR_STRING('p', "a whole number or a string");

    private final char letter;
    private final String words;

    ScalarKind(char letter, String words) {
      this.letter = letter;
      this.words = words;
    }

    /** The letter of this kind in the data files. */
    char letter() {
      return letter;
    }

    /** The words for this kind in a message. */
    public String words() {
      return words;
    }
  }

  /**
   * One scalar.
   *
   * @param kind the kind of scalar
   * @param values the only strings that are accepted; empty if any is
   */
  record Scalar(ScalarKind kind, List<String> values) implements ValueType {}

  /** A list whose elements have one type. */
  record ListOf(ValueType element) implements ValueType {}

  /** A mapping with free keys whose values have one type. */
  record MapOf(ValueType value) implements ValueType {}

  /** Any value. */
  record Free() implements ValueType {}
}
