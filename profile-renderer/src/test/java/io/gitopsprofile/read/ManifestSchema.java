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
    path.put("description", "A file with objects, below the folder of the profile");
    manifest.putObject("properties").set("file", path);
    manifest.putObject("if").put("type", "object").putArray("required").add("file");
    ObjectNode alone = manifest.putObject("then").put("additionalProperties", false);
    alone.putObject("properties").putObject("file");
    manifest.set("else", object);
    return manifest;
  }

  /** An object with a name, or a {@code List} of objects. */
  static ObjectNode object(ObjectNode itself) {
    ObjectNode object = node().put("type", "object");
    ObjectNode isList = object.putObject("if").put("type", "object");
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
    ObjectNode names = metadata.putObject("properties");
    names.set("name", text("Its name"));
    names.putObject("namespace").put("description", "Its namespace; none for the whole cluster");
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
