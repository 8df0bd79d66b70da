package io.gitopsprofile.read.binding;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.model.Charts;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.Limits;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.read.node.NodeLimits;
import io.gitopsprofile.read.scalar.ScalarResolution;
import io.gitopsprofile.read.source.NodeLocation;
import io.gitopsprofile.read.source.ReadDiagnostics;
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
public final class ScalarReader {

  /** A number in a notation that every YAML reader resolves alike. */
  private static final Pattern PLAIN_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)?(\\.[0-9]*)?([eE][-+]?[0-9]+)?");

  private final ReadDiagnostics problems;

  public ScalarReader(ReadDiagnostics problems) {
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
  public @Nullable Object read(NodeLocation place, Class<?> type) {
    if (!(place.node() instanceof ScalarNode scalar)) {
      return wrong(place, expected(type), describe(place.node()), "write " + expected(type));
    }
    if (NodeLimits.refusesTag(place, problems) || isTooLong(place, scalar, type)) {
      return null;
    }
    Object value = ScalarResolution.of(scalar);
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

  /** Reports a text that is longer than any value of its type. */
  private boolean isTooLong(NodeLocation place, ScalarNode scalar, Class<?> type) {
    int most = type == String.class ? Limits.TEXT : Limits.WORD;
    if (scalar.getValue().length() <= most) {
      return false;
    }
    problems.add(
        DiagnosticCode.BAD_VALUE,
        place,
        place.label() + " has more than " + most + " characters",
        "make it shorter");
    return true;
  }

  private @Nullable Object wholeNumber(
      NodeLocation place, ScalarNode scalar, @Nullable Object value, Class<?> type) {
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

  private @Nullable Object word(NodeLocation place, ScalarNode scalar, Class<?> type) {
    List<String> words = words(type);
    int index = words.indexOf(scalar.getValue());
    if (index >= 0) {
      return type.getEnumConstants()[index];
    }
    Charts renamed = type == Charts.class ? Charts.formerly(scalar.getValue()) : null;
    if (renamed != null) {
      problems.add(
          DiagnosticCode.FORMER_LANGUAGE,
          place,
          place.label() + " \"" + scalar.getValue() + "\" is now called " + renamed,
          "write " + renamed + ", or run the goal upgrade",
          Edit.set(place.path(), renamed.toString()));
      return null;
    }
    Optional<String> near = ClosestName.of(scalar.getValue(), words);
    String meant = ClosestName.slip(scalar.getValue(), words);
    problems.add(
        DiagnosticCode.BAD_VALUE,
        place,
        place.label()
            + " cannot be "
            + (ScalarResolution.isNull(scalar)
                ? "empty"
                : "\"" + shortened(scalar.getValue()) + "\"")
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
      NodeLocation place, ScalarNode scalar, @Nullable Object value, Class<?> type) {
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

  /** Rejects a notation that YAML readers disagree on or that Kubernetes does not have. */
  private @Nullable Object notPlain(NodeLocation place, String text, Number number, Class<?> type) {
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

  private @Nullable Object notText(NodeLocation place, ScalarNode scalar, String expected) {
    return wrong(
        place,
        expected,
        describe(scalar),
        "put it in quotes: \"" + scalar.getValue() + "\"",
        ScalarResolution.isNull(scalar) ? null : Edit.set(place.path(), scalar.getValue()));
  }

  @Nullable
  public Object wrong(NodeLocation place, String expected, String actual, String fix) {
    return wrong(place, expected, actual, fix, null);
  }

  private @Nullable Object wrong(
      NodeLocation place, String expected, String actual, String fix, @Nullable Edit edit) {
    problems.add(
        DiagnosticCode.WRONG_TYPE,
        place,
        place.label() + " must be " + expected + ", but is " + actual,
        ScalarResolution.isNull(place.node()) ? "give it a value or remove it" : fix,
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

  /** The words for a node in a message. */
  public static String describe(Node node) {
    if (node instanceof ScalarNode scalar) {
      Object value = ScalarResolution.of(scalar);
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
