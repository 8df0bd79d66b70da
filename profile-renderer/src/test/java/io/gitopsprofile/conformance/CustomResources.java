package io.gitopsprofile.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The CustomResourceDefinitions of a folder, applied as an API server does with strict field
 * validation: unknown fields are rejected, defaults are filled in, then types, required fields,
 * patterns, enumerations and bounds are checked, and finally the CEL rules.
 */
final class CustomResources {

  private final Map<String, Definition> definitions = new TreeMap<>();

  private CustomResources() {}

  private record Definition(JsonNode strict, Schema schema) {}

  static CustomResources in(Path folder) throws IOException {
    CustomResources resources = new CustomResources();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
        resources.add(TargetTrees.json(Files.readString(file)).path("spec"));
      }
    }
    return resources;
  }

  private void add(JsonNode definition) {
    String group = definition.path("group").asText();
    String kind = definition.at("/names/kind").asText();
    for (JsonNode version : definition.path("versions")) {
      JsonNode strict = version.at("/schema/openAPIV3Schema");
      if (version.path("served").asBoolean() && strict.isObject()) {
        open(strict);
        close(strict);
        Schema schema =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(strict);
        definitions.put(
            group + "/" + version.path("name").asText() + " " + kind,
            new Definition(strict, schema));
      }
    }
  }

  /** The kinds with their versions, such as {@code keda.sh/v1alpha1 ScaledObject}. */
  SortedSet<String> kinds() {
    return new TreeSet<>(definitions.keySet());
  }

  /**
   * The reasons for which an object is rejected; empty if it is accepted, null if its kind is not
   * defined here.
   */
  @Nullable List<String> refusals(JsonNode object) {
    Definition definition =
        definitions.get(object.path("apiVersion").asText() + " " + object.path("kind").asText());
    if (definition == null) {
      return null;
    }
    JsonNode defaulted = object.deepCopy();
    fill(definition.strict(), defaulted);
    List<String> refusals = new ArrayList<>();
    definition.schema().validate(defaulted).stream().map(Error::toString).forEach(refusals::add);
    if (refusals.isEmpty()) {
      refusals.addAll(CelRules.broken(definition.strict(), defaulted));
    }
    return refusals;
  }

  /** Adds the fields that every object has, even if its definition does not list them. */
  private static void open(JsonNode root) {
    ObjectNode properties = ((ObjectNode) root).withObject("properties");
    properties.putObject("apiVersion").put("type", "string");
    properties.putObject("kind").put("type", "string");
    // Metadata is the same for all kinds, and is checked with the built-in kinds.
    properties.putObject("metadata").put("type", "object").putObject("additionalProperties");
  }

  /** Limits a mapping to its listed fields, unless the definition leaves it open. */
  private static void close(JsonNode schema) {
    boolean free =
        schema.has("additionalProperties")
            || schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
    if (schema.path("type").asText().equals("object") && !free) {
      ((ObjectNode) schema).put("additionalProperties", false);
    }
    schema.path("properties").forEach(CustomResources::close);
    for (String key : List.of("items", "additionalProperties")) {
      if (schema.path(key).isObject()) {
        close(schema.get(key));
      }
    }
  }

  private static void fill(JsonNode schema, JsonNode value) {
    if (value instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
        if (property.getValue().has("default") && !object.has(property.getKey())) {
          object.set(property.getKey(), property.getValue().get("default").deepCopy());
        }
      }
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        JsonNode own = schema.path("properties").path(field.getKey());
        fill(own.isMissingNode() ? schema.path("additionalProperties") : own, field.getValue());
      }
    }
    if (value.isArray()) {
      value.forEach(item -> fill(schema.path("items"), item));
    }
  }
}
