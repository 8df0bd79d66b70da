package io.gitopsprofile.schema;

import io.gitopsprofile.schema.ValueType.ScalarKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of a CustomResourceDefinition: fields, types, required fields and strings that are
 * accepted. Patterns, ranges and CEL rules are left out.
 */
public final class CustomKinds {

  private static final ValueType FREE = new ValueType.Free();
  private static final ValueType MAPPING = new ValueType.MapOf(FREE);

  private CustomKinds() {}

  /**
   * Returns the versions of the kind that a definition has a schema of.
   *
   * @param definition the CustomResourceDefinition, of v1 or v1beta1
   * @param metadata the type of {@code metadata}
   */
  public static List<KindSchema> of(
      Map<?, ?> definition, ValueType metadata, KindSchema.Origin origin) {
    Map<?, ?> spec = map(definition.get("spec"));
    String group = String.valueOf(spec.get("group"));
    String kind = String.valueOf(map(spec.get("names")).get("kind"));
    boolean isNamespaced = !"Cluster".equals(spec.get("scope"));
    Object common = map(spec.get("validation")).get("openAPIV3Schema");
    boolean keepsUnknown = keepsUnknown(definition, spec);
    List<KindSchema> kinds = new ArrayList<>();
    for (Object each : list(spec.get("versions"))) {
      Map<?, ?> version = map(each);
      Object own = map(version.get("schema")).get("openAPIV3Schema");
      Object schema = own == null ? common : own;
      if (schema instanceof Map<?, ?> root) {
        kinds.add(
            new KindSchema(
                group + "/" + version.get("name"),
                kind,
                isNamespaced,
                root(root, metadata, keepsUnknown),
                0,
                Field.ALL,
                origin));
      }
    }
    return kinds;
  }

  /** Tells a definition that keeps fields which its schema does not have; v1beta1's default. */
  private static boolean keepsUnknown(Map<?, ?> definition, Map<?, ?> spec) {
    Object written = spec.get("preserveUnknownFields");
    return written == null
        ? "apiextensions.k8s.io/v1beta1".equals(definition.get("apiVersion"))
        : Boolean.TRUE.equals(written);
  }

  private static ObjectType root(Map<?, ?> schema, ValueType metadata, boolean keepsUnknown) {
    ObjectType written = object(schema, keepsUnknown);
    List<Field> fields = new ArrayList<>();
    fields.add(new Field("apiVersion", new ValueType.Scalar(ScalarKind.STRING, List.of()), true));
    fields.add(new Field("kind", new ValueType.Scalar(ScalarKind.STRING, List.of()), true));
    fields.add(new Field("metadata", metadata, true));
    for (Field field : written.all()) {
      if (field.name().equals("status")) {
        fields.add(new Field("status", FREE, false));
      } else if (!List.of("apiVersion", "kind", "metadata").contains(field.name())) {
        fields.add(field);
      }
    }
    return new ObjectType("", fields, written.isOpen());
  }

  private static ObjectType object(Map<?, ?> schema, boolean keepsUnknown) {
    List<Field> fields = new ArrayList<>();
    Map<?, ?> properties = map(schema.get("properties"));
    List<?> required = list(schema.get("required"));
    for (Map.Entry<?, ?> property : properties.entrySet()) {
      Map<?, ?> type = map(property.getValue());
      boolean isRequired = required.contains(property.getKey()) && !type.containsKey("default");
      fields.add(
          new Field(String.valueOf(property.getKey()), type(type, keepsUnknown), isRequired));
    }
    return new ObjectType("", fields, keepsUnknown || isTrue(schema, "preserve-unknown-fields"));
  }

  private static ValueType type(Map<?, ?> schema, boolean keepsUnknown) {
    if (isTrue(schema, "int-or-string")) {
      return new ValueType.Scalar(ScalarKind.INT_OR_STRING, List.of());
    }
    if (isTrue(schema, "embedded-resource")) {
      return MAPPING;
    }
    return switch (String.valueOf(schema.get("type"))) {
      case "object" -> mapping(schema, keepsUnknown);
      case "array" -> new ValueType.ListOf(type(map(schema.get("items")), keepsUnknown));
      case "integer" -> new ValueType.Scalar(ScalarKind.INTEGER, List.of());
      case "number" -> new ValueType.Scalar(ScalarKind.NUMBER, List.of());
      case "boolean" -> new ValueType.Scalar(ScalarKind.BOOLEAN, List.of());
      case "string" -> string(schema);
      default -> FREE;
    };
  }

  private static ValueType mapping(Map<?, ?> schema, boolean keepsUnknown) {
    if (schema.get("properties") instanceof Map<?, ?>) {
      return object(schema, keepsUnknown);
    }
    return schema.get("additionalProperties") instanceof Map<?, ?> values
        ? new ValueType.MapOf(type(values, keepsUnknown))
        : MAPPING;
  }

  private static ValueType string(Map<?, ?> schema) {
    List<String> values = new ArrayList<>();
    for (Object value : list(schema.get("enum"))) {
      if (value instanceof String text) {
        values.add(text);
      }
    }
    return switch (String.valueOf(schema.get("format"))) {
      case "byte" -> new ValueType.Scalar(ScalarKind.BYTES, List.of());
      case "date-time" -> new ValueType.Scalar(ScalarKind.DATE_TIME, List.of());
      default -> new ValueType.Scalar(ScalarKind.STRING, values);
    };
  }

  private static boolean isTrue(Map<?, ?> schema, String extension) {
    return Boolean.TRUE.equals(schema.get("x-kubernetes-" + extension));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }
}
