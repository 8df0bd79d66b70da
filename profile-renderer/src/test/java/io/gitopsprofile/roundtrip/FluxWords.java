package io.gitopsprofile.roundtrip;

import io.gitopsprofile.model.value.FreeForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says an object of Flux v2 as a part of a profile: a release or a source. */
final class FluxWords {

  /** The namespace for an object that gets its namespace from elsewhere. */
  static final String ELSEWHERE = "elsewhere";

  private static final Map<String, String> SOURCES =
      Map.of(
          "HelmRepository", "helmRepository",
          "GitRepository", "gitRepository",
          "OCIRepository", "ociRepository",
          "Bucket", "bucket",
          "HelmChart", "helmChart");

  private FluxWords() {}

  /** True for a HelmRelease and for a source of Flux v2. */
  static boolean says(FreeForm object) {
    String api = String.valueOf(object.get("apiVersion"));
    Object kind = object.get("kind");
    return (api.startsWith("helm.toolkit.fluxcd.io/") && "HelmRelease".equals(kind))
        || (api.startsWith("source.toolkit.fluxcd.io/") && SOURCES.containsKey(kind));
  }

  /** A profile that has this object alone, as the tree of its YAML. */
  static Map<String, @Nullable Object> profile(FreeForm object) {
    Map<String, @Nullable Object> profile = new LinkedHashMap<>();
    profile.put("profile", "v1");
    profile.put("name", "round-trip");
    profile.put("target", Map.of("kubernetes", "1.33", "flux", "v2"));
    Object kind = object.get("kind");
    if ("HelmRelease".equals(kind)) {
      profile.put("releases", List.of(release(object)));
    } else {
      profile.put("sources", List.of(Map.of(SOURCES.get(kind), withSpec(object))));
    }
    return profile;
  }

  private static Map<String, @Nullable Object> release(FreeForm object) {
    Map<String, @Nullable Object> part = withSpec(object);
    if (part.remove("chart") instanceof Map<?, ?> template) {
      Map<String, @Nullable Object> chart = new LinkedHashMap<>();
      if (template.get("spec") instanceof Map<?, ?> spec) {
        spec.forEach((key, value) -> chart.put(key.equals("chart") ? "name" : (String) key, value));
        withoutApiVersion(chart, "sourceRef");
      }
      if (template.get("metadata") != null) {
        chart.put("metadata", template.get("metadata"));
      }
      part.put("chart", chart);
    }
    if (part.containsKey("chartRef")) {
      part.put("chart", part.remove("chartRef"));
      withoutApiVersion(part, "chart");
    }
    return part;
  }

  private static void withoutApiVersion(Map<String, @Nullable Object> map, String key) {
    if (map.get(key) instanceof Map<?, ?> reference) {
      Map<Object, @Nullable Object> copy = new LinkedHashMap<>(reference);
      copy.remove("apiVersion");
      map.put(key, copy);
    }
  }

  /** The fields of the object's metadata and spec in one mapping. */
  private static Map<String, @Nullable Object> withSpec(FreeForm object) {
    Map<String, @Nullable Object> part = new LinkedHashMap<>();
    if (object.get("metadata") instanceof Map<?, ?> metadata) {
      metadata.forEach((key, value) -> part.put((String) key, value));
    }
    part.putIfAbsent("namespace", ELSEWHERE);
    part.keySet().retainAll(Set.of("name", "namespace", "labels", "annotations"));
    if (object.get("spec") instanceof Map<?, ?> spec) {
      spec.forEach((key, value) -> part.put((String) key, value));
    }
    return part;
  }
}
