package io.gitopsprofile.read;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.read.binding.ManifestReader;
import java.util.List;

/** The schema of an element of {@code manifests}, as {@link ManifestReader} reads it. */
final class ManifestSchema {

  private ManifestSchema() {}

  /** The schema: a file, or a {@code List} of objects, or an object. */
  static ObjectNode schema(ObjectNode path, ObjectNode object, ObjectNode field) {
    ObjectNode manifest = node().put("type", "object");
    path.put("description", "A file with objects, below the folder of the profile");
    ObjectNode keys = manifest.putObject("properties");
    keys.set("file", path);
    ObjectNode policies = keys.putObject("imagePolicies").put("type", "array");
    policies.put("description", "The texts of the objects that ImagePolicies of Flux v2 set");
    policies.set("items", field);
    manifest.putObject("if").put("type", "object").putArray("required").add("file");
    ObjectNode alone = manifest.putObject("then").put("additionalProperties", false);
    ObjectNode ofFile = alone.putObject("properties");
    ofFile.putObject("file");
    ofFile.putObject("imagePolicies");
    ObjectNode inPlace = manifest.putObject("else");
    ObjectNode isList = inPlace.putObject("if").put("type", "object");
    isList.putObject("properties").putObject("kind").put("const", "List");
    isList.putArray("required").add("kind");
    ObjectNode list = inPlace.putObject("then");
    ObjectNode items = list.putObject("properties").putObject("items");
    items.put("description", "The objects of the List").put("type", "array");
    items.set("items", object);
    list.putArray("required").add("items");
    inPlace.set("else", object.deepCopy());
    return manifest;
  }

  /** The schema of an object with its identity. */
  static ObjectNode object(ModelSources sources) {
    ObjectNode object = node().put("type", "object");
    ObjectNode properties = object.putObject("properties");
    properties.set("apiVersion", text(sources, "apiVersion", "Its API version, such as v1"));
    properties.set("kind", text(sources, "kind", "Its kind, such as ConfigMap"));
    ObjectNode metadata = properties.putObject("metadata").put("type", "object");
    metadata.put("description", "What names it");
    ObjectNode names = metadata.putObject("properties");
    names.set("name", text(sources, "metadata.name", "Its name"));
    ObjectNode namespace =
        text(sources, "metadata.namespace", "Its namespace; none for the whole cluster");
    namespace.putArray("type").add("string").add("null");
    names.set("namespace", namespace);
    metadata.putArray("required").add("name");
    object.putArray("required").add("apiVersion").add("kind").add("metadata");
    return object;
  }

  /** The schema of text that follows the rules of {@link Manifest} for the key. */
  private static ObjectNode text(ModelSources sources, String key, String description) {
    List<ModelSources.Rule> rules = sources.rules(Manifest.class, key);
    if (rules.size() != 1) {
      throw new IllegalArgumentException("Manifest should have one rule for " + key + ": " + rules);
    }
    ObjectNode text = node().put("description", description).put("type", "string");
    text.setAll(SyntaxRules.of(rules.get(0)));
    return text.put("patternErrorMessage", (String) rules.get(0).arguments().get(1));
  }

  private static ObjectNode node() {
    return JsonNodeFactory.instance.objectNode();
  }
}
