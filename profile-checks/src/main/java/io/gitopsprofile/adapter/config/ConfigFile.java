package io.gitopsprofile.adapter.config;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import io.gitopsprofile.view.ProfileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file of an adapter in a ConfigMap of the profile.
 *
 * @param configMap the ConfigMap
 * @param key the key of the file
 * @param content the file as values; null if the key is not there, or its text is not a YAML
 *     mapping
 */
public record ConfigFile(ProfileObject configMap, String key, @Nullable FreeForm content) {

  /**
   * A key of the file that the adapter does not have, so that it ends at its start.
   *
   * @param path the place of its value
   * @param name the key
   * @param title the title of its mapping in messages
   * @param near the key that is meant; null if there is none
   */
  public record UnknownKey(ProfilePath path, String name, String title, @Nullable String near) {}

  private static final List<String> RULE_KEYS =
      List.of("seriesQuery", "seriesFilters", "resources", "name", "metricsQuery");

  private static final List<String> RESOURCE_KEYS =
      List.of("containerQuery", "nodeQuery", "resources", "containerLabel");

  /** The keys of the file, below the empty text, and of its mappings, below their own key. */
  private static final Map<String, List<String>> KEYS =
      Map.of(
          "", List.of("rules", "externalRules", "resourceRules"),
          "rules", RULE_KEYS,
          "externalRules", RULE_KEYS,
          "seriesFilters", List.of("is", "isNot"),
          "resources", List.of("template", "overrides", "namespaced"),
          "name", List.of("matches", "as"),
          "resourceRules", List.of("cpu", "memory", "window"),
          "cpu", RESOURCE_KEYS,
          "memory", RESOURCE_KEYS);

  /** The key under which the chart mounts the file. */
  private static final String KEY = "config.yaml";

  /** Returns the file of the adapter's chart; null if the profile does not have the ConfigMap. */
  public static @Nullable ConfigFile ofChart(
      ProfileObjects objects, String namespace, String configMap) {
    return of(objects, namespace, configMap, KEY);
  }

  static @Nullable ConfigFile of(
      ProfileObjects objects, String namespace, String configMap, String key) {
    for (ProfileObject object : objects.named("ConfigMap", configMap)) {
      if (object.namespace().equals(namespace)) {
        String text = object.field("data", key).text();
        return new ConfigFile(object, key, text.isBlank() ? null : objects.yaml(text));
      }
    }
    return null;
  }

  /** Returns the text of the file; absent if the ConfigMap does not have the key. */
  public ObjectField text() {
    return configMap.field("data", key);
  }

  /** Returns the keys of the file that the adapter does not read. */
  public List<UnknownKey> unknownKeys() {
    List<UnknownKey> unknown = new ArrayList<>();
    add(entries(), "", text().path(), unknown);
    return unknown;
  }

  /** Adds the unknown keys of a mapping, or of each mapping of a list, and of those below it. */
  private static void add(
      @Nullable Object value, String kind, ProfilePath path, List<UnknownKey> unknown) {
    List<String> known = KEYS.get(kind);
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        add(list.get(i), kind, path.index(i), unknown);
      }
    } else if (known != null && value instanceof Map<?, ?> map) {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        String name = String.valueOf(entry.getKey());
        if (known.contains(name)) {
          add(entry.getValue(), name, path.key(name), unknown);
        } else {
          String near = ClosestName.of(name, known).orElse(null);
          unknown.add(new UnknownKey(path.key(name), name, title(kind), near));
        }
      }
    }
  }

  private static String title(String kind) {
    return switch (kind) {
      case "" -> "the configuration of the adapter";
      case "rules", "externalRules" -> "a rule of the adapter";
      default -> "the mapping " + kind + " in the configuration of the adapter";
    };
  }

  /** Returns true if the adapter can read the file. */
  public boolean isReadable() {
    return AdapterValues.isReadable(this);
  }

  /** Returns true if a key is misspelt, so that the rules are not what the file means. */
  boolean isMisspelt() {
    for (UnknownKey key : unknownKeys()) {
      if (key.near() != null) {
        return true;
      }
    }
    return false;
  }

  /** Returns the file as values; empty if it cannot be read. */
  public Map<String, Object> entries() {
    return content == null ? Map.of() : content.entries();
  }
}
