package io.gitopsprofile.golang;

import io.gitopsprofile.golang.GoValue.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The functions that Go's text/template has built in. Each works on values of which only the type
 * is known as well, and then answers what is certain whatever they are.
 */
final class GoFunctions {

  /** The names of all functions, for a message. */
  static final String NAMES =
      "and, call, eq, ge, gt, html, index, js, le, len, lt, ne, not, or, print, printf, println,"
          + " slice, urlquery";

  /** An error that a function returns: the words of Go, and plain ones. */
  static final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String plain;

    Refusal(String go, String plain) {
      super(go, null, false, false);
      this.plain = plain;
    }

    String plain() {
      return plain;
    }
  }

  private GoFunctions() {}

  static boolean isFunction(String name) {
    return switch (name) {
      case "and",
          "or",
          "not",
          "len",
          "index",
          "slice",
          "print",
          "printf",
          "println",
          "html",
          "js",
          "urlquery",
          "call",
          "eq",
          "ne",
          "lt",
          "le",
          "gt",
          "ge" ->
          true;
      default -> false;
    };
  }

  /** The fewest arguments that a function takes. */
  static int least(String name) {
    return switch (name) {
      case "print", "println", "html", "js", "urlquery" -> 0;
      case "ne", "lt", "le", "gt", "ge" -> 2;
      default -> 1;
    };
  }

  /** Tells whether a function takes more arguments than it must have. */
  static boolean takesMore(String name) {
    return switch (name) {
      case "not", "len", "ne", "lt", "le", "gt", "ge" -> false;
      default -> true;
    };
  }

  /**
   * The result of a function other than {@code and} and {@code or}.
   *
   * @throws Refusal where Go ends the execution with an error
   */
  static GoValue call(String name, List<GoValue> values) {
    return switch (name) {
      case "not" -> bool(opposite(values.get(0).truth()));
      case "len" -> length(values.get(0));
      case "index" -> index(values);
      case "slice" -> slice(values);
      case "call" -> callValue(values.get(0));
      case "eq" -> bool(equal(values.get(0), values.subList(1, values.size())));
      case "ne" -> bool(opposite(equal(values.get(0), values.subList(1, 2))));
      case "lt" -> bool(less(values.get(0), values.get(1)));
      case "le" -> bool(lessOrEqual(values.get(0), values.get(1)));
      case "gt" -> bool(opposite(lessOrEqual(values.get(0), values.get(1))));
      case "ge" -> bool(opposite(less(values.get(0), values.get(1))));
      default -> text(name, values);
    };
  }

  private static GoValue bool(Verdict verdict) {
    return verdict == Verdict.MAYBE
        ? new GoValue.Unknown(BasicType.BOOL, false)
        : new GoValue.Bool(verdict == Verdict.YES);
  }

  private static Verdict opposite(Verdict verdict) {
    return switch (verdict) {
      case YES -> Verdict.NO;
      case NO -> Verdict.YES;
      case MAYBE -> Verdict.MAYBE;
    };
  }

  private static boolean isAny(GoValue value) {
    return value.type() == BasicType.ANY;
  }

  private static GoValue length(GoValue value) {
    if (value instanceof GoValue.Text text) {
      return new GoValue.Whole(text.bytes().length(), BasicType.INT);
    }
    if (value instanceof GoValue.Texts texts) {
      return new GoValue.Whole(texts.length(), BasicType.INT);
    }
    if (value instanceof GoValue.TextMap map) {
      return new GoValue.Whole(map.texts().size(), BasicType.INT);
    }
    if (value instanceof GoValue.Unknown unknown && hasLength(unknown.type())) {
      return new GoValue.Unknown(BasicType.INT, unknown.neverEmpty());
    }
    if (value instanceof GoValue.Nothing) {
      throw new Refusal(
          "reflect: call of reflect.Value.Type on zero Value", "nothing has no length");
    }
    throw new Refusal("len of type " + value.type().goName(), named(value) + " has no length");
  }

  private static boolean hasLength(GoType type) {
    return type == BasicType.TEXT
        || type == BasicType.TEXTS
        || type == BasicType.ANY
        || isMap(type);
  }

  static boolean isMap(GoType type) {
    return type instanceof BasicType basic && basic.isMap();
  }

  /** A value in a message, by its type. */
  static String named(GoValue value) {
    if (value.type() instanceof RecordType) {
      return "the data as a whole";
    }
    return switch ((BasicType) value.type()) {
      case TEXT -> "a text";
      case TEXTS -> "a list";
      case TEXT_MAP, ANY_MAP -> "a map";
      case BOOL -> "a truth value";
      case INT, BYTE, FLOAT, COMPLEX -> "a number";
      case NOTHING -> "nothing";
      case ANY -> "a value";
    };
  }

  private static GoValue index(List<GoValue> values) {
    GoValue item = values.get(0);
    if (item instanceof GoValue.Nothing) {
      throw new Refusal("index of untyped nil", "nothing has no elements");
    }
    for (GoValue index : values.subList(1, values.size())) {
      item = element(item, index);
    }
    return item;
  }

  private static GoValue element(GoValue item, GoValue index) {
    if (isAny(item)) {
      return item;
    }
    if (isMap(item.type())) {
      return entry(item, index);
    }
    if (item.type() != BasicType.TEXT && item.type() != BasicType.TEXTS) {
      throw new Refusal(
          "can't index item of type " + item.type().goName(), named(item) + " has no elements");
    }
    boolean ofText = item.type() == BasicType.TEXT;
    Integer at = place(index, size(item));
    if (at == null || !item.isKnown()) {
      return ofText
          ? new GoValue.Unknown(BasicType.BYTE, false)
          : new GoValue.Unknown(BasicType.TEXT, false);
    }
    if (item instanceof GoValue.Text text && at < text.bytes().length()) {
      return new GoValue.Whole(text.bytes().charAt(at), BasicType.BYTE);
    }
    if (item instanceof GoValue.Texts texts && at < texts.length()) {
      return new GoValue.Text(texts.all().get(at));
    }
    throw new Refusal(
        "reflect: " + (ofText ? "string" : "slice") + " index out of range",
        named(item) + " has no element " + at);
  }

  /** The number of elements; the largest number if it is not known. */
  private static int size(GoValue item) {
    return item instanceof GoValue.Text text
        ? text.bytes().length()
        : item instanceof GoValue.Texts texts ? texts.length() : Integer.MAX_VALUE;
  }

  private static GoValue entry(GoValue map, GoValue key) {
    if (key instanceof GoValue.Nothing) {
      throw new Refusal("value is nil; should be of type string", "the key of a map is a text");
    }
    if (key.type() != BasicType.TEXT && !isAny(key)) {
      throw new Refusal(
          "value has type " + key.type().goName() + "; should be string",
          "the key of a map is a text");
    }
    if (map instanceof GoValue.TextMap known && key instanceof GoValue.Text text) {
      return new GoValue.Text(known.texts().getOrDefault(text.bytes(), ""));
    }
    boolean ofTexts = map.type() == BasicType.TEXT_MAP;
    return new GoValue.Unknown(ofTexts ? BasicType.TEXT : BasicType.ANY, false);
  }

  /** The place that an index is; null if it is not known. */
  private static @Nullable Integer place(GoValue index, int limit) {
    if (index instanceof GoValue.Whole whole) {
      if (whole.value() < 0 || whole.value() > limit) {
        throw new Refusal(
            "index out of range: " + whole.value(), "there is no element " + whole.value());
      }
      return (int) whole.value();
    }
    if (index instanceof GoValue.Nothing) {
      throw new Refusal("cannot index slice/array with nil", "an index is a number");
    }
    if (isAny(index) || index.type() == BasicType.INT || index.type() == BasicType.BYTE) {
      return null;
    }
    throw new Refusal(
        "cannot index slice/array with type " + index.type().goName(), "an index is a number");
  }

  private static GoValue slice(List<GoValue> values) {
    GoValue item = values.get(0);
    int count = values.size() - 1;
    if (item instanceof GoValue.Nothing) {
      throw new Refusal("slice of untyped nil", "nothing has no elements");
    }
    if (count > 3) {
      throw new Refusal("too many slice indexes: " + count, "slice takes three numbers at most");
    }
    if (isAny(item)) {
      return item;
    }
    if (item.type() == BasicType.TEXT && count == 3) {
      throw new Refusal("cannot 3-index slice a string", "slice takes two numbers for a text");
    }
    if (item.type() != BasicType.TEXT && item.type() != BasicType.TEXTS) {
      throw new Refusal(
          "can't slice item of type " + item.type().goName(), named(item) + " has no elements");
    }
    int capacity = item instanceof GoValue.Texts texts ? texts.all().size() : size(item);
    int[] places = {0, size(item), capacity};
    boolean known = item.isKnown();
    boolean previousKnown = true;
    for (int i = 0; i < count; i++) {
      Integer place = place(values.get(i + 1), capacity);
      known &= place != null;
      places[i] = place == null ? 0 : place;
      if (i > 0 && place != null && previousKnown && places[i - 1] > place) {
        throw new Refusal(
            "invalid slice index: " + places[i - 1] + " > " + place,
            "a slice does not end before it begins");
      }
      previousKnown = place != null;
    }
    if (!known) {
      return new GoValue.Unknown(item.type(), false);
    }
    if (places[0] > places[1]) {
      throw new Refusal(
          "invalid slice index: " + places[0] + " > " + places[1],
          "a slice does not end before it begins");
    }
    if (item instanceof GoValue.Text text) {
      return new GoValue.Text(text.bytes().substring(places[0], places[1]));
    }
    List<String> all = ((GoValue.Texts) item).all().subList(places[0], places[2]);
    return new GoValue.Texts(all, places[1] - places[0]);
  }

  private static GoValue callValue(GoValue function) {
    if (isAny(function)) {
      return function;
    }
    throw new Refusal(
        function instanceof GoValue.Nothing
            ? "call of nil"
            : "non-function of type " + function.type().goName(),
        named(function) + " is not a function");
  }

  /** The kinds of values that Go compares. */
  private enum Basic {
    NONE,
    BOOL,
    COMPLEX,
    INT,
    FLOAT,
    TEXT,
    BYTE
  }

  private static Basic basic(GoValue value) {
    if (!(value.type() instanceof BasicType type)) {
      return Basic.NONE;
    }
    return switch (type) {
      case BOOL -> Basic.BOOL;
      case COMPLEX -> Basic.COMPLEX;
      case INT -> Basic.INT;
      case FLOAT -> Basic.FLOAT;
      case TEXT -> Basic.TEXT;
      case BYTE -> Basic.BYTE;
      default -> Basic.NONE;
    };
  }

  private static Verdict equal(GoValue first, List<GoValue> others) {
    if (others.isEmpty()) {
      throw new Refusal("missing argument for comparison", "it takes two values or more");
    }
    boolean certain = true;
    for (GoValue other : others) {
      Verdict one;
      try {
        one = equal(first, other);
      } catch (Refusal refusal) {
        if (certain) {
          throw refusal;
        }
        return Verdict.MAYBE;
      }
      if (one == Verdict.YES && certain) {
        return Verdict.YES;
      }
      certain &= one == Verdict.NO;
    }
    return certain ? Verdict.NO : Verdict.MAYBE;
  }

  private static Verdict equal(GoValue first, GoValue other) {
    if (isAny(first) || isAny(other)) {
      return Verdict.MAYBE;
    }
    Basic one = basic(first);
    Basic two = basic(other);
    boolean nothing = first instanceof GoValue.Nothing || other instanceof GoValue.Nothing;
    if (one != two && !isInteger(one, two)) {
      if (nothing) {
        return Verdict.NO;
      }
      throw incompatible(first, other);
    }
    if (one == Basic.NONE) {
      return equalOther(first, other, nothing);
    }
    if (!first.isKnown() || !other.isKnown()) {
      return Verdict.MAYBE;
    }
    if (first instanceof GoValue.Whole a && other instanceof GoValue.Whole b) {
      return Verdict.of(a.value() == b.value());
    }
    if (first instanceof GoValue.Real a && other instanceof GoValue.Real b) {
      return Verdict.of(a.value() == b.value());
    }
    if (first instanceof GoValue.Complex a && other instanceof GoValue.Complex b) {
      return Verdict.of(a.real() == b.real() && a.imaginary() == b.imaginary());
    }
    return Verdict.of(first.equals(other));
  }

  private static Verdict equalOther(GoValue first, GoValue other, boolean nothing) {
    if (nothing) {
      return Verdict.of(first.equals(other));
    }
    if (!first.type().equals(other.type())) {
      throw new Refusal("non-comparable types", compared(first, other));
    }
    if (first.type() instanceof RecordType type && type.comparable()) {
      return first.equals(other) && first.isKnown() ? Verdict.YES : Verdict.MAYBE;
    }
    throw new Refusal("non-comparable type", compared(first, other));
  }

  private static boolean isInteger(Basic one, Basic two) {
    return (one == Basic.INT && two == Basic.BYTE) || (one == Basic.BYTE && two == Basic.INT);
  }

  private static Refusal incompatible(GoValue first, GoValue other) {
    return new Refusal("incompatible types for comparison", compared(first, other));
  }

  private static String compared(GoValue first, GoValue other) {
    return named(first) + " is not compared with " + named(other);
  }

  private static Verdict less(GoValue first, GoValue other) {
    boolean any = isAny(first) || isAny(other);
    Basic one = basic(first);
    Basic two = basic(other);
    if ((one == Basic.NONE && !isAny(first)) || (two == Basic.NONE && !isAny(other))) {
      throw new Refusal("invalid type for comparison", compared(first, other));
    }
    if (any) {
      return Verdict.MAYBE;
    }
    if (one != two && !isInteger(one, two)) {
      throw incompatible(first, other);
    }
    if (one == Basic.BOOL || one == Basic.COMPLEX) {
      throw new Refusal("invalid type for comparison", compared(first, other));
    }
    if (first instanceof GoValue.Whole a && other instanceof GoValue.Whole b) {
      return Verdict.of(a.value() < b.value());
    }
    if (first instanceof GoValue.Real a && other instanceof GoValue.Real b) {
      return Verdict.of(a.value() < b.value());
    }
    if (first instanceof GoValue.Text a && other instanceof GoValue.Text b) {
      return Verdict.of(a.bytes().compareTo(b.bytes()) < 0);
    }
    return Verdict.MAYBE;
  }

  private static Verdict lessOrEqual(GoValue first, GoValue other) {
    Verdict less = less(first, other);
    if (less == Verdict.YES) {
      return less;
    }
    Verdict equal = equal(first, other);
    return less == Verdict.NO || equal == Verdict.YES ? equal : Verdict.MAYBE;
  }

  /** The result of a function that makes a text of its arguments. */
  private static GoValue text(String name, List<GoValue> values) {
    for (GoValue value : values) {
      if (!value.isKnown()) {
        return new GoValue.Unknown(BasicType.TEXT, false);
      }
    }
    GoFormat format = new GoFormat();
    switch (name) {
      case "print" -> format.print(values);
      case "println" -> format.println(values);
      case "printf" ->
          format.printf(((GoValue.Text) values.get(0)).bytes(), values.subList(1, values.size()));
      default -> {
        return new GoValue.Text(GoEscape.escape(name, values));
      }
    }
    return format.isWorkedOut()
        ? new GoValue.Text(format.text())
        : new GoValue.Unknown(BasicType.TEXT, false);
  }

  /** The text that an action prints for a value; null if it is not known. */
  static @Nullable String printed(GoValue value) {
    if (value instanceof GoValue.Text text) {
      return text.bytes();
    }
    if (value instanceof GoValue.Nothing) {
      return "<no value>";
    }
    if (!value.isKnown()) {
      return null;
    }
    GoFormat format = new GoFormat();
    format.print(List.of(value));
    return format.isWorkedOut() ? format.text() : null;
  }

  /** The value of a key or a field of a map, which is nothing if the map does not have it. */
  static GoValue field(GoValue map, String name) {
    if (map instanceof GoValue.TextMap known) {
      Map<String, String> texts = known.texts();
      String text = texts.get(name);
      return text == null ? new GoValue.Nothing() : new GoValue.Text(text);
    }
    return new GoValue.Unknown(BasicType.ANY, false);
  }
}
