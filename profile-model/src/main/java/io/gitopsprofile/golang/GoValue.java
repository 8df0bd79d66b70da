package io.gitopsprofile.golang;

import java.util.List;
import java.util.Map;

/** A value that a template computes with. Texts are held as {@link ByteText}. */
sealed interface GoValue {

  /** The type. */
  GoType type();

  /** Tells whether the content is known, and that of all parts. */
  default boolean isKnown() {
    return true;
  }

  /** Tells whether {@code if} takes the value for true; MAYBE if that depends on the data. */
  Verdict truth();

  /** The knowledge of a condition. */
  enum Verdict {
    YES,
    NO,
    MAYBE;

    static Verdict of(boolean truth) {
      return truth ? YES : NO;
    }
  }

  /** No value, as of a key that a map does not have, or nil. */
  record Nothing() implements GoValue {
    @Override
    public GoType type() {
      return BasicType.NOTHING;
    }

    @Override
    public Verdict truth() {
      return Verdict.NO;
    }
  }

  /** A truth value. */
  record Bool(boolean value) implements GoValue {
    @Override
    public GoType type() {
      return BasicType.BOOL;
    }

    @Override
    public Verdict truth() {
      return Verdict.of(value);
    }
  }

  /** A whole number: an int, or a byte of a text. */
  record Whole(long value, BasicType type) implements GoValue {
    @Override
    public Verdict truth() {
      return Verdict.of(value != 0);
    }
  }

  /** A number with a fraction. */
  record Real(double value) implements GoValue {
    @Override
    public GoType type() {
      return BasicType.FLOAT;
    }

    @Override
    public Verdict truth() {
      return Verdict.of(value != 0);
    }
  }

  /** A complex number. */
  record Complex(double real, double imaginary) implements GoValue {
    @Override
    public GoType type() {
      return BasicType.COMPLEX;
    }

    @Override
    public Verdict truth() {
      return Verdict.of(real != 0 || imaginary != 0);
    }
  }

  /** A text. */
  record Text(String bytes) implements GoValue {
    @Override
    public GoType type() {
      return BasicType.TEXT;
    }

    @Override
    public Verdict truth() {
      return Verdict.of(!bytes.isEmpty());
    }
  }

  /**
   * A slice of a list of texts. A slice of it may be longer, as Go lets a slice grow up to its
   * capacity.
   *
   * @param all the texts behind the slice, as many as its capacity
   * @param length how many of these are in the slice
   */
  record Texts(List<String> all, int length) implements GoValue {
    @Override
    public GoType type() {
      return BasicType.TEXTS;
    }

    @Override
    public Verdict truth() {
      return Verdict.of(length > 0);
    }
  }

  /** Texts by their names, in the order of these. */
  record TextMap(Map<String, String> texts) implements GoValue {
    @Override
    public GoType type() {
      return BasicType.TEXT_MAP;
    }

    @Override
    public Verdict truth() {
      return Verdict.of(!texts.isEmpty());
    }
  }

  /** A struct: the values of its fields in the order of the type. */
  record Struct(RecordType type, List<GoValue> fields) implements GoValue {
    @Override
    public boolean isKnown() {
      for (GoValue field : fields) {
        if (!field.isKnown()) {
          return false;
        }
      }
      return type.methods().isEmpty();
    }

    @Override
    public Verdict truth() {
      return Verdict.YES;
    }
  }

  /**
   * A value of which only the type is known.
   *
   * @param type the type
   * @param neverEmpty whether it is not empty, whatever it is
   */
  record Unknown(GoType type, boolean neverEmpty) implements GoValue {
    @Override
    public boolean isKnown() {
      return false;
    }

    @Override
    public Verdict truth() {
      return neverEmpty ? Verdict.YES : Verdict.MAYBE;
    }
  }
}
