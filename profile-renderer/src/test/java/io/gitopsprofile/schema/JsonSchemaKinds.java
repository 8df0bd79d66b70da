package io.gitopsprofile.schema;

import io.gitopsprofile.schema.ValueType.ScalarKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The kinds of the JSON Schema of eksctl. No field counts as required: eksctl fills many of them
 * in, such as the region.
 */
final class JsonSchemaKinds {

  private final Map<?, ?> definitions;

  JsonSchemaKinds(Map<?, ?> document) {
    this.definitions = (Map<?, ?>) document.get("definitions");
  }

  List<KindSchema> kinds(KindSchema.Origin origin) {
    List<KindSchema> kinds = new ArrayList<>();
    for (Object definition : definitions.values()) {
      Map<?, ?> map = (Map<?, ?>) definition;
      if (map.get("x-kubernetes-group-version-kind") instanceof List<?> list) {
        Map<?, ?> names = (Map<?, ?>) list.get(0);
        kinds.add(
            new KindSchema(
                names.get("group") + "/" + names.get("version"),
                (String) names.get("kind"),
                false,
                object(map, true),
                0,
                Field.ALL,
                origin));
      }
    }
    return kinds;
  }

  private ObjectType object(Map<?, ?> schema, boolean isRoot) {
    List<Field> fields = new ArrayList<>();
    ((Map<?, ?>) schema.get("properties"))
        .forEach(
            (name, property) -> {
              Map<?, ?> type = (Map<?, ?>) property;
              boolean isStatus = isRoot && name.equals("status");
              fields.add(
                  new Field((String) name, isStatus ? new ValueType.Free() : type(type), false));
            });
    return new ObjectType("", fields, !Boolean.FALSE.equals(schema.get("additionalProperties")));
  }

  private ValueType type(Map<?, ?> schema) {
    if (schema.get("$ref") instanceof String ref) {
      if (ref.endsWith("taintsWrapper")) {
        return new ValueType.Free(); // a list, or a mapping as in older versions
      }
      return type((Map<?, ?>) definitions.get(ref.substring("#/definitions/".length())));
    }
    return switch (String.valueOf(schema.get("type"))) {
      case "array" ->
          new ValueType.ListOf(
              schema.get("items") instanceof Map<?, ?> items ? type(items) : new ValueType.Free());
      case "integer" -> scalar(ScalarKind.INTEGER, null);
      case "number" -> scalar(ScalarKind.NUMBER, null);
      case "boolean" -> scalar(ScalarKind.BOOLEAN, null);
      case "string" -> scalar(ScalarKind.STRING, schema.get("enum"));
      default -> mapping(schema);
    };
  }

  private ValueType mapping(Map<?, ?> schema) {
    if (schema.get("properties") instanceof Map<?, ?>) {
      return object(schema, false);
    }
    return schema.get("additionalProperties") instanceof Map<?, ?> values
        ? new ValueType.MapOf(type(values))
        : new ValueType.Free();
  }

  private static ValueType scalar(ScalarKind kind, Object values) {
    List<String> strings = new ArrayList<>();
    if (values instanceof List<?> list) {
      list.forEach(it -> strings.add(String.valueOf(it)));
    }
    return new ValueType.Scalar(kind, strings);
  }
}
