package io.gitopsprofile.bounds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitopsprofile.read.ProfileSchema;
import io.gitopsprofile.read.node.KubernetesYaml;
import io.gitopsprofile.read.source.NodeComposer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The positions of the language: every key of the JSON Schema, each with a golden profile that sets
 * the key and the key's path in that profile. The schema is generated from the model, so that a new
 * key is a new position.
 */
final class LanguagePositions {

  /** The profiles that set every key together; a test of the language holds kitchen-sink to it. */
  private static final List<String> SEEDS =
      List.of(
          "kitchen-sink",
          "kitchen-sink-flux-v2",
          "kitchen-sink-own-words",
          "kitchen-sink-others",
          "image-policies",
          "sound-presets",
          "sound-manifests",
          "sound-keda",
          "sound-fleet",
          "sound-components");

  /** A key of the language, with a profile that sets the key. */
  record Position(String key, String seed, List<Object> path) {}

  private final JsonNode schema = schema();
  private final Map<String, Position> found = new LinkedHashMap<>();

  LanguagePositions() throws IOException {
    for (String seed : SEEDS) {
      visit(schema, "Profile", seed(seed), new Place(seed, List.of()));
    }
  }

  private record Place(String seed, List<Object> path) {

    Place below(Object step) {
      List<Object> all = new ArrayList<>(path);
      all.add(step);
      return new Place(seed, List.copyOf(all));
    }
  }

  private static JsonNode schema() throws IOException {
    return new ObjectMapper().readTree(ProfileSchema.text());
  }

  /** The content of a golden profile as maps, lists and scalars. */
  static Object seed(String name) throws IOException {
    KubernetesYaml reader =
        new KubernetesYaml(
            (code, node, message, fix) -> {
              throw new AssertionError(name + ": " + message);
            });
    String text = Files.readString(folder(name).resolve("profile.yaml"));
    return reader.read(NodeComposer.composeAll(text).get(0));
  }

  /** The folder of a golden profile, with its manifest files. */
  static Path folder(String name) {
    return Path.of("src/test/golden", name);
  }

  /** The positions that a seed sets. */
  List<Position> all() {
    return List.copyOf(found.values());
  }

  /** The keys of the schema that are set by none of the seeds. */
  TreeSet<String> unset() {
    TreeSet<String> keys = new TreeSet<>();
    collect(schema, "Profile", keys);
    schema
        .get("definitions")
        .properties()
        .forEach(type -> collect(type.getValue(), type.getKey(), keys));
    keys.removeAll(found.keySet());
    // An included file has sections of the profile.
    keys.removeIf(
        key -> key.startsWith("Part.") && found.containsKey(key.replace("Part.", "Profile.")));
    return keys;
  }

  private static void collect(JsonNode node, String type, TreeSet<String> into) {
    node.path("properties").fieldNames().forEachRemaining(key -> into.add(key(type, key)));
    for (JsonNode part : parts(node)) {
      if (!part.has("$ref")) {
        collect(part, type, into);
      }
    }
  }

  /** The name of a key; the variants of a type for presets have the keys of the type. */
  private static String key(String type, String key) {
    return type.replaceFirst("(\\.(podinfo|loadtester|full))?(\\.partial)?$", "") + '.' + key;
  }

  private static List<JsonNode> parts(JsonNode node) {
    List<JsonNode> parts = new ArrayList<>();
    for (String key : List.of("oneOf", "anyOf", "allOf")) {
      node.path(key).forEach(parts::add);
    }
    for (String key : List.of("then", "else")) {
      if (node.has(key)) {
        parts.add(node.get(key));
      }
    }
    return parts;
  }

  private void visit(JsonNode node, String type, Object value, Place place) {
    if (node.has("$ref")) {
      String name = node.get("$ref").asText().replace("#/definitions/", "");
      visit(schema.get("definitions").get(name), name, value, place);
      return;
    }
    for (JsonNode part : parts(node)) {
      visit(part, type, value, place);
    }
    if (value instanceof List<?> list && node.has("items")) {
      for (int i = 0; i < list.size(); i++) {
        visit(node.get("items"), type, list.get(i), place.below(i));
      }
    }
    if (!(value instanceof Map<?, ?> map)) {
      return;
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      JsonNode known = node.path("properties").path(String.valueOf(entry.getKey()));
      Place below = place.below(entry.getKey());
      if (!known.isMissingNode()) {
        String key = key(type, String.valueOf(entry.getKey()));
        found.putIfAbsent(key, new Position(key, below.seed(), below.path()));
        visit(known, key, entry.getValue(), below);
      } else if (node.path("additionalProperties").isObject()) {
        String key = type + ".*";
        found.putIfAbsent(key, new Position(key, below.seed(), below.path()));
        visit(node.get("additionalProperties"), key, entry.getValue(), below);
      }
    }
  }
}
