package io.gitopsprofile.read;

import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.Edit;
import io.gitopsprofile.check.Nearest;
import io.gitopsprofile.model.InvalidValueException;
import io.gitopsprofile.model.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads scalars: text, numbers, booleans, the words of an enum, and the model's value types. */
final class SingleValues {

  /** A number that every reader takes for the same. */
  private static final Pattern PLAIN_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)?(\\.[0-9]*)?([eE][-+]?[0-9]+)?");

  private final Problems problems;

  SingleValues(Problems problems) {
    this.problems = problems;
  }

  static boolean takes(Class<?> type) {
    return type == String.class
        || type == Integer.class
        || type == int.class
        || type == Long.class
        || type == Boolean.class
        || type.isEnum()
        || ValueTypes.has(type);
  }

  /** The value, or null after a problem was reported. */
  @Nullable Object read(Place place, Class<?> type) {
    if (!(place.node() instanceof ScalarNode scalar)) {
      return wrong(place, expected(type), describe(place.node()), "write " + expected(type));
    }
    if (Admission.refusesTag(place, problems)) {
      return null;
    }
    Object value = ScalarTyping.of(scalar);
    if (type == String.class) {
      return value instanceof String ? value : notText(place, scalar, "text");
    }
    if (type == Boolean.class) {
      return value instanceof Boolean
          ? value
          : wrong(
              place,
              expected(type),
              describe(scalar),
              notBoolean(scalar),
              scalar.getValue().matches("true|false")
                  ? Edit.set(place.path(), Boolean.valueOf(scalar.getValue()))
                  : null);
    }
    if (type == Integer.class || type == int.class || type == Long.class) {
      return wholeNumber(place, scalar, value, type);
    }
    return type.isEnum() ? word(place, scalar, type) : valueType(place, scalar, value, type);
  }

  private @Nullable Object wholeNumber(
      Place place, ScalarNode scalar, @Nullable Object value, Class<?> type) {
    if (value instanceof Long number) {
      if (type == Long.class) {
        return number;
      }
      if (number >= Integer.MIN_VALUE && number <= Integer.MAX_VALUE) {
        return number.intValue();
      }
    }
    if (value instanceof Number && scalar.getValue().matches("-?[0-9]{10,}")) {
      boolean negative = scalar.getValue().startsWith("-");
      long limit = type == Long.class ? Long.MAX_VALUE : Integer.MAX_VALUE;
      problems.add(
          DiagnosticCode.BAD_VALUE,
          place,
          place.label()
              + (negative ? " is too small: " : " is too large: ")
              + shortened(scalar.getValue()),
          negative ? "use a larger number" : "use a number up to " + limit);
      return null;
    }
    boolean quoted = value instanceof String text && text.matches("[0-9]{1,9}");
    String fix = quoted ? "remove the quotes" : "write digits alone, without quotes or a unit";
    Edit edit = quoted ? Edit.set(place.path(), Long.valueOf(scalar.getValue())) : null;
    return wrong(place, "a whole number", describe(scalar), fix, edit);
  }

  private static String notBoolean(ScalarNode scalar) {
    return scalar.getValue().matches("true|false") ? "remove the quotes" : "write true or false";
  }

  private @Nullable Object word(Place place, ScalarNode scalar, Class<?> type) {
    List<String> words = words(type);
    int index = words.indexOf(scalar.getValue());
    if (index >= 0) {
      return type.getEnumConstants()[index];
    }
    Optional<String> near = Nearest.of(scalar.getValue(), words);
    String meant = Nearest.slip(scalar.getValue(), words);
    problems.add(
        DiagnosticCode.BAD_VALUE,
        place,
        place.label()
            + " cannot be "
            + (ScalarTyping.isNull(scalar) ? "empty" : "\"" + shortened(scalar.getValue()) + "\"")
            + near.map(word -> "; did you mean \"" + word + "\"?").orElse(""),
        "use one of " + String.join(", ", words),
        meant == null ? null : Edit.set(place.path(), meant));
    return null;
  }

  private static List<String> words(Class<?> type) {
    List<String> words = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      words.add(constant.toString());
    }
    return words;
  }

  private @Nullable Object valueType(
      Place place, ScalarNode scalar, @Nullable Object value, Class<?> type) {
    String name = ValueTypes.name(type);
    if (value instanceof Number && !ValueTypes.takesNumber(type)) {
      boolean duration = name.startsWith("a duration");
      return duration
          ? wrong(place, name, describe(scalar), "add the unit: " + scalar.getValue() + "s")
          : notText(place, scalar, name);
    }
    if (!(value instanceof String) && !(value instanceof Number)) {
      return wrong(place, name, describe(scalar), "write " + name);
    }
    if (value instanceof Number number
        && Double.isFinite(number.doubleValue())
        && !PLAIN_NUMBER.matcher(scalar.getValue()).matches()) {
      return notPlain(place, scalar.getValue(), number, type);
    }
    try {
      return ValueTypes.of(type, scalar.getValue());
    } catch (InvalidValueException e) {
      InvalidValueException.Problem problem = e.problems().get(0);
      problems.add(
          DiagnosticCode.BAD_VALUE, place, place.label() + " " + problem.message(), problem.fix());
      return null;
    }
  }

  /** Refuses a notation that YAML readers disagree on, or that Kubernetes does not have. */
  private @Nullable Object notPlain(Place place, String text, Number number, Class<?> type) {
    String plain = new BigDecimal(number.toString()).toPlainString();
    boolean asText = type == Quantity.class && text.matches("[+-]?[0-9.]+");
    problems.add(
        DiagnosticCode.BAD_VALUE,
        place,
        place.label() + " is written as " + text + ", which kubectl reads as " + plain,
        "write " + plain + (asText ? ", or put it in quotes: \"" + text + "\"" : ""),
        Edit.set(place.path(), number));
    return null;
  }

  private @Nullable Object notText(Place place, ScalarNode scalar, String expected) {
    return wrong(
        place,
        expected,
        describe(scalar),
        "put it in quotes: \"" + scalar.getValue() + "\"",
        ScalarTyping.isNull(scalar) ? null : Edit.set(place.path(), scalar.getValue()));
  }

  @Nullable Object wrong(Place place, String expected, String actual, String fix) {
    return wrong(place, expected, actual, fix, null);
  }

  private @Nullable Object wrong(
      Place place, String expected, String actual, String fix, @Nullable Edit edit) {
    problems.add(
        DiagnosticCode.WRONG_TYPE,
        place,
        place.label() + " must be " + expected + ", but is " + actual,
        ScalarTyping.isNull(place.node()) ? "give it a value or remove it" : fix,
        edit);
    return null;
  }

  private static String expected(Class<?> type) {
    if (ValueTypes.has(type)) {
      return ValueTypes.name(type);
    }
    if (type == Boolean.class) {
      return "true or false";
    }
    if (type.isEnum()) {
      return "one of " + String.join(", ", words(type));
    }
    return type == String.class ? "text" : "a whole number";
  }

  /** What a node is, as a message says it. */
  static String describe(Node node) {
    if (node instanceof ScalarNode scalar) {
      Object value = ScalarTyping.of(scalar);
      if (value == null) {
        return "empty";
      }
      if (value instanceof String) {
        return "the text \"" + shortened(scalar.getValue()) + "\"";
      }
      return (value instanceof Boolean ? "the boolean " : "the number ") + scalar.getValue();
    }
    return node instanceof MappingNode ? "a mapping" : "a list";
  }

  static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
