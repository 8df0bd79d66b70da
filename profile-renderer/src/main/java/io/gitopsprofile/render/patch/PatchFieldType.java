package io.gitopsprofile.render.patch;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.schema.ObjectType;
import io.gitopsprofile.schema.Schemas;
import io.gitopsprofile.schema.ValueType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type of a field of an object, by fabric8's class or the structure of its kind. */
public sealed interface PatchFieldType {

  /** True if a YAML value has this type; the content of maps and lists is not checked. */
  boolean accepts(@Nullable Object value);

  /** The name of this type in a diagnostic. */
  String name();

  /** A mapping with the fields of a class. */
  record Bean(PatchFields fields) implements PatchFieldType {
    @Override
    public boolean accepts(@Nullable Object value) {
      return value instanceof Map<?, ?>;
    }

    @Override
    public String name() {
      return "a mapping" + (fields.word().isEmpty() ? "" : " (" + fields.word() + ")");
    }
  }

  /** A mapping with free keys. */
  record MapOf(PatchFieldType element) implements PatchFieldType {
    @Override
    public boolean accepts(@Nullable Object value) {
      return value instanceof Map<?, ?>;
    }

    @Override
    public String name() {
      return "a mapping";
    }
  }

  /** A list. */
  record ListOf(PatchFieldType element) implements PatchFieldType {
    @Override
    public boolean accepts(@Nullable Object value) {
      return value instanceof List<?>;
    }

    @Override
    public String name() {
      return "a list";
    }
  }

  /** A scalar, by the class of the field. */
  record Scalar(Class<?> type) implements PatchFieldType {
    @Override
    public boolean accepts(@Nullable Object value) {
      if (type == String.class) {
        return value instanceof String;
      }
      if (type == Boolean.class) {
        return value instanceof Boolean;
      }
      if (type == Integer.class) {
        return value instanceof Long number && number == number.intValue();
      }
      if (type == Long.class) {
        return value instanceof Long;
      }
      if (type == IntOrString.class) {
        return value instanceof Long || value instanceof String;
      }
      return type == io.fabric8.kubernetes.api.model.Quantity.class
          ? isQuantity(value)
          : value instanceof Number;
    }

    @Override
    public String name() {
      return switch (type.getSimpleName()) {
        case "String" -> "a string";
        case "Boolean" -> "a boolean";
        case "Integer", "Long" -> "a whole number";
        case "IntOrString" -> "a whole number or a string";
        case "Quantity" -> "a quantity";
        default -> "a number";
      };
    }

    static boolean isQuantity(@Nullable Object value) {
      if (!(value instanceof String) && !(value instanceof Number)) {
        return false;
      }
      try {
        Quantity.of(value.toString());
        return true;
      } catch (InvalidValueException e) {
        return false;
      }
    }
  }

  /** A scalar, by the structure of a kind. Text with a variable of Flux may become any value. */
  record Word(ValueType.Scalar type) implements PatchFieldType {
    @Override
    public boolean accepts(@Nullable Object value) {
      if (value instanceof String text && text.contains("${")) {
        return true;
      }
      return switch (type.kind()) {
        case STRING, DATE_TIME, BYTES -> value instanceof String;
        case INTEGER -> value instanceof Long || value instanceof BigInteger;
        case NUMBER -> value instanceof Number;
        case BOOLEAN -> value instanceof Boolean;
        case QUANTITY -> Scalar.isQuantity(value);
        case INT_OR_STRING -> value instanceof Long || value instanceof String;
      };
    }

    @Override
    public String name() {
      return type.kind().words();
    }
  }

  /** Any value. */
  record Free() implements PatchFieldType {
    @Override
    public boolean accepts(@Nullable Object value) {
      return value != null;
    }

    @Override
    public String name() {
      return "a value";
    }
  }

  /** Returns the type of a field of a kind, whose place in the object is known. */
  static PatchFieldType of(ValueType type, String kind, String place) {
    if (Schemas.isMetadata(type)) {
      return new Bean(PatchFields.of(ObjectMeta.class));
    }
    if (type instanceof ObjectType object) {
      return new Bean(PatchFields.of(object, kind, place));
    }
    if (type instanceof ValueType.MapOf map) {
      return new MapOf(of(map.value(), kind, place));
    }
    if (type instanceof ValueType.ListOf list) {
      return new ListOf(of(list.element(), kind, place));
    }
    return type instanceof ValueType.Scalar scalar ? new Word(scalar) : new Free();
  }

  /** Returns the type of a field of a class. */
  static PatchFieldType of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      return arguments.length == 1 ? new ListOf(of(arguments[0])) : new MapOf(of(arguments[1]));
    }
    Class<?> plain = (Class<?>) type;
    if (plain == IntOrString.class || plain == io.fabric8.kubernetes.api.model.Quantity.class) {
      return new Scalar(plain);
    }
    if (plain.getName().startsWith("java.lang.")) {
      return plain == Object.class ? new Free() : new Scalar(plain);
    }
    return new Bean(PatchFields.of(plain));
  }

  /** The words for a value in a diagnostic. */
  static String nameOf(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Map<?, ?>) {
      return "a mapping";
    }
    if (value instanceof List<?>) {
      return "a list";
    }
    if (value instanceof String text) {
      return "the string \"" + text + "\"";
    }
    return (value instanceof Number ? "the number " : "the boolean ") + value;
  }
}
