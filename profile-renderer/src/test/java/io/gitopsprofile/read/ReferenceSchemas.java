package io.gitopsprofile.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets a reference to a parameter, {@code ~(region)}, stand in the place of any scalar. A number, a
 * boolean and a word take a whole reference; a text with a pattern takes references among other
 * characters, since the pattern holds for the text after they are replaced.
 */
final class ReferenceSchemas {

  /** A reference; the parameter may be one that needs no declaration, such as cluster.name. */
  private static final String REFERENCE = "~[(][A-Za-z][A-Za-z0-9.]*[)]";

  /** The pattern of a text that is one reference. */
  static final String WHOLE = "^" + REFERENCE + "$";

  /** Keys below which no value of a profile is described. */
  private static final Set<String> NO_VALUES =
      Set.of("if", "not", "propertyNames", "patternProperties", "examples", "default", "required");

  private ReferenceSchemas() {}

  /** Changes a schema and all below it. */
  static void allow(JsonNode schema) {
    if (schema instanceof ArrayNode all) {
      all.forEach(ReferenceSchemas::allow);
    }
    if (!(schema instanceof ObjectNode node)) {
      return;
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      if (entry.getKey().equals("properties") || entry.getKey().equals("definitions")) {
        entry.getValue().forEach(ReferenceSchemas::allow);
      } else if (!NO_VALUES.contains(entry.getKey())) {
        allow(entry.getValue());
      }
    }
    String type = node.path("type").isTextual() ? node.get("type").textValue() : "";
    if (node.has("enum")) {
      allowInsteadOfWord(node);
    } else if (Set.of("integer", "number", "boolean").contains(type)) {
      node.putArray("type").add(type).add("string");
      node.put("pattern", WHOLE);
      if (node.has("errorMessage")) {
        node.set("patternErrorMessage", node.get("errorMessage"));
      }
    } else if (node.path("pattern").isTextual()) {
      node.put("pattern", node.get("pattern").textValue() + "|" + REFERENCE);
    }
  }

  private static void allowInsteadOfWord(ObjectNode node) {
    ObjectNode words = node.objectNode();
    for (String key : List.of("type", "enum", "enumDescriptions")) {
      if (node.has(key)) {
        words.set(key, node.remove(key));
      }
    }
    ArrayNode either = node.putArray("anyOf");
    either.add(words);
    either.addObject().put("type", "string").put("pattern", WHOLE);
  }
}
