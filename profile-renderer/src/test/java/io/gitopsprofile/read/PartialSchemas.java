package io.gitopsprofile.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The schemas of parts of which only some keys are written: the sections of an environment, of a
 * component and of {@code defaults}. No key is required, each may be {@code ~}, and a list of named
 * parts may be a mapping from names to parts.
 */
final class PartialSchemas {

  /** The end of the names of definitions. */
  static final String SUFFIX = ".partial";

  private static final String REFERENCE = "#/definitions/";

  private final Map<String, ObjectNode> definitions;

  PartialSchemas(Map<String, ObjectNode> definitions) {
    this.definitions = definitions;
  }

  /** The schema of a value of which only some keys are written. */
  ObjectNode of(JsonNode schema) {
    ObjectNode partial = schema.deepCopy();
    if (schema.has("$ref")) {
      String name = schema.get("$ref").textValue().substring(REFERENCE.length());
      return partial.put("$ref", REFERENCE + named(name));
    }
    for (String demand : List.of("required", "minProperties", "not")) {
      partial.remove(demand);
    }
    List<String> choices = List.of("oneOf", "anyOf", "allOf");
    partial.remove(choices);
    for (String choice : choices) {
      for (JsonNode one : schema.path(choice)) {
        if (!one.has("required") && !one.has("not")) {
          partial.withArray(choice.equals("oneOf") ? "anyOf" : choice).add(of(one));
        }
      }
    }
    for (String branch : List.of("then", "else")) {
      if (schema.has(branch)) {
        partial.set(branch, of(schema.get(branch)));
      }
    }
    if (schema.has("properties")) {
      ObjectNode properties = partial.putObject("properties");
      for (Map.Entry<String, JsonNode> property : schema.get("properties").properties()) {
        properties.set(property.getKey(), orNull(of(property.getValue())));
      }
    }
    if (schema.path("additionalProperties").isObject()) {
      partial.set("additionalProperties", orNull(of(schema.get("additionalProperties"))));
    }
    return schema.has("items") ? list(partial, of(schema.get("items"))) : partial;
  }

  private ObjectNode list(ObjectNode list, ObjectNode items) {
    list.set("items", items);
    JsonNode element = items;
    if (items.has("$ref")) {
      element = definitions.get(items.get("$ref").textValue().substring(REFERENCE.length()));
    }
    // A source has its name below its kind.
    boolean isSource = items.path("$ref").asText().startsWith(REFERENCE + "Source");
    boolean isNamed = isSource || element.path("properties").has("name");
    if (!isNamed && !element.path("properties").has("file")) {
      return list;
    }
    ObjectNode either = node();
    if (list.has("description")) {
      either.set("description", list.remove("description"));
    }
    ObjectNode byName = node().put("type", "object");
    byName.set("additionalProperties", orNull(items.deepCopy()));
    either.withArray("anyOf").add(list).add(byName);
    return either;
  }

  /** The name of the partial form of a definition; its own name if it has no keys. */
  private String named(String name) {
    JsonNode full = definitions.get(name.equals("Workload") ? "Workload.full" : name);
    if (!full.toString().contains("\"properties\"") && !full.toString().contains("\"$ref\"")) {
      return name;
    }
    String partial = name + SUFFIX;
    if (!definitions.containsKey(partial)) {
      ObjectNode content = node();
      definitions.put(partial, content);
      if (name.equals("Manifest")) {
        content.setAll(
            node().put("type", "object").put("description", full.get("description").asText()));
        content.putObject("properties").putObject("file");
      } else {
        content.setAll(of(full));
      }
      if (name.equals("Workload")) {
        ObjectNode preset = node().put("$ref", REFERENCE + "Preset");
        ((ObjectNode) content.get("properties")).set("preset", preset);
      }
    }
    return partial;
  }

  private ObjectNode orNull(ObjectNode schema) {
    ObjectNode either = node();
    if (schema.has("$ref") && !schema.has("description")) {
      String name = schema.get("$ref").textValue().substring(REFERENCE.length());
      JsonNode meaning = definitions.get(name.replace(SUFFIX, "")).get("description");
      if (meaning != null) {
        either.set("description", meaning);
      }
    }
    for (String words : List.of("title", "description")) {
      if (schema.has(words)) {
        either.set(words, schema.remove(words));
      }
    }
    for (String value : List.of("default", "examples")) {
      schema.remove(value);
    }
    either.withArray("anyOf").add(schema).addObject().put("type", "null");
    return either;
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
