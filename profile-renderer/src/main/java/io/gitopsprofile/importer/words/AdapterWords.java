package io.gitopsprofile.importer.words;

import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says the release of a Prometheus adapter as the metrics adapter, with its rules. */
final class AdapterWords {

  private AdapterWords() {}

  static @Nullable TreeValue of(TreeValue release) {
    TreeValue values = release.get("values");
    TreeValue prometheus = values == null ? null : values.get("prometheus");
    if (values == null || prometheus == null || prometheus.textAt("url").isEmpty()) {
      return null;
    }
    if (!release.textAt("chart", "name").equals("prometheus-adapter")) {
      return null;
    }
    Origin place = release.origin();
    TreeValue adapter = TreeValue.mapping(place);
    TreeValue part = TreeValue.mapping(place);
    part.entries().putAll(release.entries());
    TreeValue rest = TreeValue.mapping(values.origin());
    rest.entries().putAll(values.entries());
    rest.entries().remove("prometheus");
    TreeValue rules = rest.entries().remove("rules");
    part.entries().remove("values");
    if (!rest.entries().isEmpty()) {
      part.entries().put("values", rest);
    }
    adapter.entries().put("release", part);
    adapter.entries().put("prometheus", prometheus);
    if (rules != null) {
      ObjectWords.put(adapter, "defaultRules", rules.get("default"));
      put(adapter, "rules", rules.get("custom"));
      put(adapter, "externalRules", rules.get("external"));
      ObjectWords.put(adapter, "resourceRules", rules.get("resource"));
      for (Map.Entry<String, TreeValue> entry : rules.entries().entrySet()) {
        if (!List.of("default", "custom", "external", "resource").contains(entry.getKey())) {
          return null;
        }
      }
    }
    return adapter;
  }

  private static void put(TreeValue adapter, String key, @Nullable TreeValue rules) {
    if (rules != null && !rules.elements().isEmpty()) {
      adapter.entries().put(key, rules);
    }
  }
}
