package io.gitopsprofile.read;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The schema of an element of {@code manifests}, as {@link ManifestReader} reads it. */
final class ManifestSchema {

  private ManifestSchema() {}

  /** A file, else an object. */
  static ObjectNode schema(ObjectNode path, ObjectNode object) {
    ObjectNode manifest = node().put("type", "object");
    manifest.putObject("if").putArray("required").add("file");
    ObjectNode file = manifest.putObject("then");
    path.put("description", "A file with objects, below the folder of the profile");
    file.putObject("properties").set("file", path);
    file.put("additionalProperties", false);
    manifest.set("else", object);
    return manifest;
  }

  /** An object with a name, or a {@code List} of objects. */
  static ObjectNode object(ObjectNode itself) {
    ObjectNode object = node().put("type", "object");
    ObjectNode isList = object.putObject("if");
    ObjectNode list = isList.putObject("properties");
    list.putObject("kind").put("const", "List");
    list.putObject("items").put("type", "array");
    isList.putArray("required").add("kind").add("items");
    object.putObject("then").putObject("properties").putObject("items").set("items", itself);
    ObjectNode named = object.putObject("else");
    ObjectNode properties = named.putObject("properties");
    properties.set("apiVersion", text("Its API version, such as v1"));
    properties.set("kind", text("Its kind, such as ConfigMap"));
    ObjectNode metadata = properties.putObject("metadata").put("type", "object");
    metadata.putObject("properties").set("name", text("Its name"));
    metadata.putArray("required").add("name");
    named.putArray("required").add("apiVersion").add("kind").add("metadata");
    return object;
  }

  private static ObjectNode text(String description) {
    ObjectNode text = node().put("description", description).put("type", "string");
    text.setAll(SyntaxRules.of(new ModelSources.Rule("notBlank", List.of())));
    return text;
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
