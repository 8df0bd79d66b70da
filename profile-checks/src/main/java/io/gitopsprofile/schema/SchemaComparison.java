package io.gitopsprofile.schema;

import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.schema.Mismatch.Problem;
import io.gitopsprofile.schema.ValueType.Scalar;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The comparison of an object with the structure of its kind. */
public final class SchemaComparison {

  /** The most differences of one object. */
  private static final int MOST = 100;

  private final int minor;
  private final boolean hasVariables;
  private final List<Object> steps = new ArrayList<>();
  private final List<Mismatch> found = new ArrayList<>();

  private SchemaComparison(int minor, boolean hasVariables) {
    this.minor = minor;
    this.hasVariables = hasVariables;
  }

  /**
   * Returns all differences between an object and the structure of its kind, in the order of the
   * object; the first hundred of many.
   *
   * @param minor the minor version of Kubernetes, from {@link Schemas#minor}
   * @param hasVariables true if {@code ${...}} stands for text that is not known here, as with the
   *     variables of a Kustomization of Flux
   */
  public static List<Mismatch> of(
      Map<?, ?> object, KindSchema kind, int minor, boolean hasVariables) {
    SchemaComparison comparison = new SchemaComparison(minor, hasVariables);
    comparison.mapping(object, kind.type());
    return comparison.found;
  }

  private void value(String name, @Nullable Object value, ValueType type) {
    if (value == null || type instanceof ValueType.Free || isVariable(value)) {
      return;
    }
    if (type instanceof ObjectType object) {
      if (value instanceof Map<?, ?> map) {
        mapping(map, object);
      } else {
        wrongType(name, "a mapping");
      }
    } else if (type instanceof ValueType.MapOf map) {
      if (value instanceof Map<?, ?> entries) {
        entries(entries, map.value());
      } else {
        wrongType(name, "a mapping");
      }
    } else if (type instanceof ValueType.ListOf list) {
      if (value instanceof List<?> elements) {
        elements(name, elements, list.element());
      } else {
        wrongType(name, "a list");
      }
    } else {
      scalar(name, value, (Scalar) type);
    }
  }

  /** Tells text whose value only Flux knows. */
  private boolean isVariable(Object value) {
    return hasVariables && value instanceof String text && text.contains("${");
  }

  private void mapping(Map<?, ?> map, ObjectType type) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = String.valueOf(entry.getKey());
      steps.add(key);
      Field field = type.field(key, minor);
      if (field != null) {
        value(key, entry.getValue(), field.type());
      } else if (!type.isOpen() && !isVariable(key)) {
        unknown(key, type);
      }
      steps.remove(steps.size() - 1);
    }
    for (Field field : type.all()) {
      if (field.required() && field.isIn(minor) && map.get(field.name()) == null) {
        add(Problem.MISSING_FIELD, field.name(), words(field.type()), List.of());
      }
    }
  }

  private void unknown(String key, ObjectType type) {
    Field other = type.inOtherVersion(key);
    if (other == null) {
      add(Problem.UNKNOWN_FIELD, key, "", type.names(minor));
    } else {
      add(Problem.NOT_SERVED, key, versions(other), type.names(minor));
    }
  }

  private static String versions(Field field) {
    return field.last() == Field.ALL
        ? "1." + field.first() + " and newer"
        : (field.first() == 0 ? "" : "1." + field.first() + " to ") + "1." + field.last();
  }

  private void entries(Map<?, ?> map, ValueType type) {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = String.valueOf(entry.getKey());
      steps.add(key);
      value(key, entry.getValue(), type);
      steps.remove(steps.size() - 1);
    }
  }

  private void elements(String name, List<?> list, ValueType type) {
    for (int i = 0; i < list.size(); i++) {
      steps.add(i);
      value(name, list.get(i), type);
      steps.remove(steps.size() - 1);
    }
  }

  private void scalar(String name, Object value, Scalar type) {
    if (!fits(value, type)) {
      wrongType(name, type.kind().words());
    } else if (value instanceof String text
        && !text.isEmpty()
        && !type.values().isEmpty()
        && !type.values().contains(text)) {
      add(Problem.BAD_VALUE, name, "", type.values());
    }
  }

  private static boolean fits(Object value, Scalar type) {
    return switch (type.kind()) {
      case STRING, DATE_TIME -> value instanceof String;
      case BOOLEAN -> value instanceof Boolean;
      case INTEGER -> isWhole(value);
      case NUMBER -> value instanceof Number;
      case INT_OR_STRING -> value instanceof String || isWhole(value);
      case QUANTITY -> isQuantity(value);
      case BYTES -> value instanceof String text && isBase64(text);
    };
  }

  private static boolean isWhole(Object value) {
    return value instanceof Long
        || value instanceof BigInteger
        || (value instanceof Double number && number == Math.rint(number));
  }

  private static boolean isQuantity(Object value) {
    if (!(value instanceof String text)) {
      return value instanceof Number;
    }
    try {
      Quantity.of(text);
      return true;
    } catch (InvalidValueException e) {
      return false;
    }
  }

  /** Tells base64 as Go reads it: with padding; line breaks do not count. */
  private static boolean isBase64(String text) {
    int length = 0;
    int padding = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || c == '\r') {
        continue;
      }
      boolean isDigit = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      boolean isData = isDigit || c == '+' || c == '/';
      if ((!isData && c != '=') || (isData && padding > 0)) {
        return false;
      }
      padding += c == '=' ? 1 : 0;
      length++;
    }
    return length % 4 == 0 && padding <= 2;
  }

  private void wrongType(String name, String expected) {
    add(Problem.WRONG_TYPE, name, expected, List.of());
  }

  /** Returns the words for a value of a type. */
  private static String words(ValueType type) {
    if (type instanceof Scalar scalar) {
      return scalar.kind().words();
    }
    if (type instanceof ValueType.ListOf) {
      return "a list";
    }
    return type instanceof ValueType.Free ? "a value" : "a mapping";
  }

  private void add(Problem problem, String name, String expected, List<String> valid) {
    if (found.size() == MOST) {
      return;
    }
    found.add(new Mismatch(problem, List.copyOf(steps), name, expected, valid));
  }
}
