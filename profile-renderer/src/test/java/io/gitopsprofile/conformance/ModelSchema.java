package io.gitopsprofile.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.annotations.SerializedName;
import io.swagger.annotations.ApiModelProperty;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

/**
 * The JSON schema of a model of the Kubernetes client: exactly its fields with their types, and its
 * required fields. The client's own reader would accept more: a number for a string and, in older
 * releases, any field.
 */
final class ModelSchema {

  /** The form in which the API server writes and reads a quantity. */
  private static final String QUANTITY = "^[+-]?[0-9.]+([eEinumkKMGTP]*[-+]?[0-9]*)$";

  private final ObjectNode definitions = JsonNodeFactory.instance.objectNode();

  private ModelSchema() {}

  static JsonNode of(Class<?> model) {
    ModelSchema schema = new ModelSchema();
    ObjectNode root = schema.of((Type) model);
    root.set("$defs", schema.definitions);
    return root;
  }

  private ObjectNode of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return ofGeneric(generic);
    }
    Class<?> plain = (Class<?>) type;
    return switch (plain.getSimpleName()) {
      case "String", "DateTime", "OffsetDateTime", "byte[]" -> typed("string");
      case "Integer", "Long" -> typed("integer");
      case "Double", "BigDecimal" -> typed("number");
      case "Boolean" -> typed("boolean");
      case "Quantity" -> typed("string", "number").put("pattern", QUANTITY);
      case "IntOrString" -> typed("string", "integer");
      case "Object" -> JsonNodeFactory.instance.objectNode();
      default -> plain.isEnum() ? ofEnum(plain) : reference(plain);
    };
  }

  private ObjectNode ofGeneric(ParameterizedType generic) {
    Type[] arguments = generic.getActualTypeArguments();
    if (generic.getRawType() == List.class) {
      ObjectNode list = typed("array");
      list.set("items", of(arguments[0]));
      return list;
    }
    if (generic.getRawType() == Map.class) {
      ObjectNode map = typed("object");
      map.set("additionalProperties", of(arguments[1]));
      return map;
    }
    throw new IllegalArgumentException("no schema for " + generic);
  }

  private static ObjectNode ofEnum(Class<?> type) {
    ObjectNode schema = typed("string");
    for (Object constant : type.getEnumConstants()) {
      schema.withArray("enum").add(constant.toString());
    }
    return schema;
  }

  private ObjectNode reference(Class<?> model) {
    String name = model.getSimpleName();
    if (!definitions.has(name)) {
      ObjectNode schema = typed("object").put("additionalProperties", false);
      definitions.set(name, schema);
      define(model, schema);
    }
    return JsonNodeFactory.instance.objectNode().put("$ref", "#/$defs/" + name);
  }

  private void define(Class<?> model, ObjectNode schema) {
    ObjectNode properties = schema.putObject("properties");
    for (Field field : model.getDeclaredFields()) {
      SerializedName name = field.getAnnotation(SerializedName.class);
      if (name != null) {
        properties.set(name.value(), of(field.getGenericType()));
        if (isRequired(model, field)) {
          schema.withArray("required").add(name.value());
        }
      }
    }
    if (properties.isEmpty()) {
      throw new IllegalArgumentException(model + " is no model: it has no fields");
    }
  }

  private static boolean isRequired(Class<?> model, Field field) {
    // A field whose name is a reserved word in Java has an underscore in front; its getter has
    // none.
    String getter = "get" + field.getName().replaceFirst("^_", "");
    for (Method method : model.getDeclaredMethods()) {
      ApiModelProperty property = method.getAnnotation(ApiModelProperty.class);
      if (property != null && method.getName().equalsIgnoreCase(getter)) {
        return property.required();
      }
    }
    return false;
  }

  private static ObjectNode typed(String... types) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    if (types.length == 1) {
      return schema.put("type", types[0]);
    }
    for (String type : types) {
      schema.withArray("type").add(type);
    }
    return schema;
  }
}
