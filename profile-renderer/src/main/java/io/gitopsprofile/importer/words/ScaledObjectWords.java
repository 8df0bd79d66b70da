package io.gitopsprofile.importer.words;

import io.gitopsprofile.importer.value.TreeValue;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says a ScaledObject whose triggers are CPU, memory and queries of Prometheus as an autoscaler.
 */
final class ScaledObjectWords {

  private static final String NULL_VALUES = "ignoreNullValues";

  private static final Set<String> SAME = Set.of("pollingInterval", "cooldownPeriod", "fallback");

  /** The metadata of a query that have words of their own. */
  private static final Set<String> OF_A_QUERY =
      Set.of("serverAddress", "query", "threshold", "activationThreshold", NULL_VALUES);

  /** The fields of the spec that have words of their own. */
  private static final Set<String> SAID =
      Set.of(
          "scaleTargetRef",
          "pollingInterval",
          "cooldownPeriod",
          "fallback",
          "minReplicaCount",
          "maxReplicaCount",
          "advanced",
          "triggers");

  private ScaledObjectWords() {}

  static @Nullable TreeValue of(TreeValue object) {
    TreeValue part = ObjectWords.metadata(object);
    TreeValue spec = object.get("spec");
    TreeValue target = spec == null ? null : spec.get("scaleTargetRef");
    if (spec == null || target == null) {
      return null;
    }
    part.entries().put("target", ScaledObjectDefaults.target(target));
    for (Map.Entry<String, TreeValue> entry : spec.entries().entrySet()) {
      String key = entry.getKey();
      if (SAME.contains(key)) {
        part.entries().put(key, entry.getValue());
      }
    }
    put(part, "minReplicas", spec.get("minReplicaCount"), ScaledObjectDefaults.LEAST, spec);
    put(part, "maxReplicas", spec.get("maxReplicaCount"), ScaledObjectDefaults.MOST, spec);
    ObjectWords.put(
        part, "behavior", spec.at("advanced", "horizontalPodAutoscalerConfig", "behavior"));
    if (!nullValues(spec, part)) {
      return null;
    }
    patch(spec, part);
    TreeValue metrics = TreeValue.list(spec.origin());
    for (TreeValue trigger : spec.listAt("triggers")) {
      String type = trigger.textAt("type");
      TreeValue query = type.equals("prometheus") ? query(trigger) : null;
      if (query != null) {
        metrics.elements().add(query);
        continue;
      }
      TreeValue value = trigger.at("metadata", "value");
      if (value == null || !(type.equals("cpu") || type.equals("memory"))) {
        return null;
      }
      TreeValue metric = TreeValue.mapping(trigger.origin());
      TreeValue amounts = metric.mappingAt(type, trigger.origin());
      boolean percent = trigger.textAt("metricType").equals("Utilization");
      amounts
          .entries()
          .put(percent ? "averageUtilization" : "averageValue", percent ? number(value) : value);
      metrics.elements().add(metric);
    }
    part.entries().put("metrics", metrics);
    return part;
  }

  /** The query of a trigger; null if the language lacks one of its keys. */
  private static @Nullable TreeValue query(TreeValue trigger) {
    TreeValue metadata = trigger.get("metadata");
    if (metadata == null
        || !OF_A_QUERY.containsAll(metadata.entries().keySet())
        || !Set.of("type", "metricType", "metadata").containsAll(trigger.entries().keySet())) {
      return null;
    }
    TreeValue metric = TreeValue.mapping(trigger.origin());
    TreeValue query = metric.mappingAt("prometheus", trigger.origin());
    query.entries().putAll(metadata.entries());
    query.entries().remove(NULL_VALUES);
    ObjectWords.put(query, "metricType", trigger.get("metricType"));
    return metric;
  }

  private static void put(
      TreeValue part, String key, @Nullable TreeValue value, int otherwise, TreeValue spec) {
    part.entries().put(key, value == null ? TreeValue.scalar(otherwise, spec.origin()) : value);
  }

  /** Takes ignoreNullValues over; false if the queries have different ones. */
  private static boolean nullValues(TreeValue spec, TreeValue part) {
    TreeValue found = null;
    boolean first = true;
    for (TreeValue trigger : spec.listAt("triggers")) {
      if (!trigger.textAt("type").equals("prometheus")) {
        continue;
      }
      TreeValue value = trigger.at("metadata", NULL_VALUES);
      Boolean truth = value == null ? null : ScaledObjectDefaults.truth(value.scalar());
      if (value != null && truth == null) {
        return false;
      }
      TreeValue said = value == null ? null : TreeValue.scalar(truth, value.origin());
      if (!first && !String.valueOf(said).equals(String.valueOf(found))) {
        return false;
      }
      found = said;
      first = false;
    }
    ObjectWords.put(part, NULL_VALUES, found);
    return true;
  }

  /** Keeps the fields that have no word as a patch. */
  private static void patch(TreeValue spec, TreeValue part) {
    TreeValue rest = TreeValue.mapping(spec.origin());
    for (Map.Entry<String, TreeValue> entry : spec.entries().entrySet()) {
      if (!SAID.contains(entry.getKey())) {
        rest.entries().put(entry.getKey(), entry.getValue());
      }
    }
    TreeValue advanced = spec.get("advanced");
    if (advanced != null) {
      TreeValue further = advanced.copy();
      TreeValue config = further.get("horizontalPodAutoscalerConfig");
      if (config != null) {
        config.entries().remove("behavior");
        if (config.entries().isEmpty()) {
          further.entries().remove("horizontalPodAutoscalerConfig");
        }
      }
      if (!further.entries().isEmpty()) {
        rest.entries().put("advanced", further);
      }
    }
    if (!rest.entries().isEmpty()) {
      part.mappingAt("patch", spec.origin()).entries().put("spec", rest);
    }
  }

  private static TreeValue number(TreeValue value) {
    try {
      return TreeValue.scalar(Integer.valueOf(value.toString()), value.origin());
    } catch (NumberFormatException e) {
      return value;
    }
  }
}
