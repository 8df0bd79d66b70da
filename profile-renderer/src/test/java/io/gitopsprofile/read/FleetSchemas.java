package io.gitopsprofile.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The schemas of the sections that the reader takes away before it reads the records: parameters,
 * environments, the fleet file, components, their uses, and defaults.
 */
final class FleetSchemas {

  private static final Set<String> OF_THE_PROFILE = Set.of("profile", "name", "description");

  /** The sections that neither an environment nor a component has. */
  private static final Set<String> FIXED = Set.of("include", "schemas");

  private final Map<String, JsonNode> sections = new LinkedHashMap<>();
  private final PartialSchemas partial;

  private FleetSchemas(ObjectNode profile, PartialSchemas partial) {
    this.partial = partial;
    for (Map.Entry<String, JsonNode> section : profile.get("properties").properties()) {
      if (!OF_THE_PROFILE.contains(section.getKey()) && !FIXED.contains(section.getKey())) {
        sections.put(section.getKey(), section.getValue());
      }
    }
  }

  /** Adds the sections to the schema of a profile. */
  static void add(ObjectNode profile, PartialSchemas partial) {
    FleetSchemas schemas = new FleetSchemas(profile, partial);
    ObjectNode properties = (ObjectNode) profile.get("properties");
    properties.set("parameters", list("The values that environments give.", parameter()));
    properties.set(
        "environments",
        list("The clusters, with the sections that they change.", schemas.environment()));
    properties.set("fleet", text("A file of rows, one cluster a row."));
    properties.set(
        "components",
        list("Groups of parts that a profile uses several times.", schemas.component()));
    properties.set("uses", list("The components that are put into the profile.", use()));
    properties.set("defaults", schemas.defaults());
  }

  private static ObjectNode parameter() {
    ObjectNode parameter = object();
    ObjectNode keys = parameter.putObject("properties");
    keys.set("name", text("Letters and digits."));
    keys.putObject("type")
        .put("description", "The type of the value; text by default.")
        .putArray("enum")
        .add("text")
        .add("number")
        .add("boolean");
    parameter
        .putObject("patternProperties")
        .putObject("^default$")
        .put("description", "The value of an environment or a use that gives none.");
    keys.putObject("values").put("type", "array").put("description", "The only values.");
    keys.set("description", text("The purpose."));
    parameter.putArray("required").add("name");
    return parameter.put("additionalProperties", false);
  }

  private ObjectNode environment() {
    ObjectNode environment = object();
    ObjectNode keys = environment.putObject("properties");
    keys.set("name", text("The name, a DNS label."));
    keys.set("extends", text("The environment that this one changes."));
    keys.putObject("rendered")
        .put("type", "boolean")
        .put("description", "False for an environment that others extend.");
    keys.set("directory", text("The folder of the tree."));
    keys.set("description", text("The purpose."));
    keys.putObject("parameters").put("type", "object").put("description", "Values of parameters.");
    addSections(keys, Set.of());
    keys.set("uses", partial.of(list("Changes of the uses of components.", use())));
    keys.set("defaults", defaults());
    environment.putArray("required").add("name");
    return environment.put("additionalProperties", false);
  }

  private ObjectNode component() {
    ObjectNode component = object();
    ObjectNode keys = component.putObject("properties");
    keys.set("name", text("The name that uses give."));
    keys.set("description", text("The purpose."));
    keys.set("parameters", list("The values that uses give.", parameter()));
    addSections(keys, Set.of("target", "sync"));
    component.putArray("required").add("name");
    return component.put("additionalProperties", false);
  }

  private void addSections(ObjectNode keys, Set<String> without) {
    sections.forEach(
        (key, section) -> {
          if (!without.contains(key)) {
            keys.set(key, partial.of(section));
          }
        });
  }

  private static ObjectNode use() {
    ObjectNode use = object();
    ObjectNode keys = use.putObject("properties");
    keys.set("component", text("The name of the component."));
    keys.set("name", text("The name of the use; that of the component by default."));
    keys.set("prefix", text("Text before the names of the parts."));
    keys.set("namespace", text("The namespace of parts that have none."));
    keys.set("description", text("The purpose."));
    keys.putObject("parameters")
        .put("type", "object")
        .put("description", "Values of the component's parameters.");
    use.putArray("required").add("component");
    return use.put("additionalProperties", false);
  }

  private ObjectNode defaults() {
    ObjectNode defaults = object();
    defaults.put("description", "Keys of all workloads and of all releases.");
    ObjectNode keys = defaults.putObject("properties");
    for (String key : Set.of("workloads", "releases").stream().sorted().toList()) {
      keys.set(key, partial.of(sections.get(key).get("items")));
    }
    return defaults.put("additionalProperties", false);
  }

  private static ObjectNode list(String description, ObjectNode items) {
    ObjectNode list = JsonNodeFactory.instance.objectNode().put("type", "array");
    list.put("description", description).set("items", items);
    return list;
  }

  private static ObjectNode text(String description) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "string")
        .put("description", description);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode().put("type", "object");
  }
}
