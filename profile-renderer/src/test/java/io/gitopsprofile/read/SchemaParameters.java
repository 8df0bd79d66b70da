package io.gitopsprofile.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * References to parameters in the schema: {@code ~(name)} may stand in place of each number,
 * boolean and word, and in each text. The reader checks their values.
 */
final class SchemaParameters {

  private static final String REFERENCE = "~\\(";
  private static final Set<String> LITERALS = Set.of("integer", "number", "boolean");
  private static final List<String> SCHEMAS =
      List.of("items", "additionalProperties", "then", "else");
  private static final List<String> MAPS =
      List.of("properties", "patternProperties", "definitions");
  private static final List<String> LISTS = List.of("anyOf", "oneOf", "allOf");

  private SchemaParameters() {}

  /** Lets every scalar that a schema describes be a reference; conditions stay as they are. */
  static void admit(ObjectNode schema) {
    for (String key : SCHEMAS) {
      if (schema.get(key) instanceof ObjectNode inner) {
        admit(inner);
      }
    }
    for (String key : MAPS) {
      if (schema.get(key) instanceof ObjectNode named) {
        for (JsonNode inner : named) {
          admit((ObjectNode) inner);
        }
      }
    }
    for (String key : LISTS) {
      if (schema.get(key) instanceof ArrayNode all) {
        for (JsonNode inner : all) {
          admit((ObjectNode) inner);
        }
      }
    }
    if (schema.has("pattern")) {
      schema.put("pattern", schema.get("pattern").textValue() + "|" + REFERENCE);
    } else if (isLiteral(schema.get("type"))) {
      admitText(schema);
    } else if (schema.has("enum")) {
      ObjectNode word = JsonNodeFactory.instance.objectNode();
      for (String key : List.of("type", "enum", "enumDescriptions")) {
        if (schema.has(key)) {
          word.set(key, schema.remove(key));
        }
      }
      schema
          .putArray("anyOf")
          .add(word)
          .addObject()
          .put("type", "string")
          .put("pattern", REFERENCE);
    }
  }

  private static boolean isLiteral(JsonNode type) {
    Set<String> types = types(type);
    return types.stream().anyMatch(LITERALS::contains) && !types.contains("string");
  }

  private static void admitText(ObjectNode schema) {
    Set<String> types = types(schema.get("type"));
    ArrayNode all = schema.putArray("type");
    types.forEach(all::add);
    all.add("string");
    schema.put("pattern", REFERENCE);
    if (schema.get("errorMessage") instanceof TextNode words) {
      schema.set("patternErrorMessage", words);
    }
  }

  private static Set<String> types(JsonNode type) {
    Set<String> types = new TreeSet<>();
    if (type instanceof TextNode one) {
      types.add(one.textValue());
    } else if (type instanceof ArrayNode several) {
      several.forEach(each -> types.add(each.textValue()));
    }
    return types;
  }
}
