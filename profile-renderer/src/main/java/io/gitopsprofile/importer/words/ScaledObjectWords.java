package io.gitopsprofile.importer.words;

import io.gitopsprofile.importer.value.TreeValue;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says a ScaledObject whose triggers are CPU, memory and queries of Prometheus as an autoscaler.
 */
final class ScaledObjectWords {

  private static final Set<String> SAME = Set.of("pollingInterval", "cooldownPeriod", "fallback");

  /** The metadata of a query that have words of their own. */
  private static final Set<String> OF_A_QUERY =
      Set.of("serverAddress", "query", "threshold", "activationThreshold");

  private ScaledObjectWords() {}

  static @Nullable TreeValue of(TreeValue object) {
    TreeValue part = ObjectWords.metadata(object);
    TreeValue spec = object.get("spec");
    TreeValue target = spec == null ? null : spec.get("scaleTargetRef");
    if (spec == null || target == null) {
      return null;
    }
    part.entries().put("target", target.get("kind") == null ? name(target) : target);
    for (Map.Entry<String, TreeValue> entry : spec.entries().entrySet()) {
      String key = entry.getKey();
      if (SAME.contains(key)) {
        part.entries().put(key, entry.getValue());
      }
    }
    ObjectWords.put(part, "minReplicas", spec.get("minReplicaCount"));
    ObjectWords.put(part, "maxReplicas", spec.get("maxReplicaCount"));
    ObjectWords.put(
        part, "behavior", spec.at("advanced", "horizontalPodAutoscalerConfig", "behavior"));
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
    ObjectWords.put(query, "metricType", trigger.get("metricType"));
    return metric;
  }

  private static TreeValue name(TreeValue target) {
    TreeValue name = target.get("name");
    return name == null ? target : name;
  }

  private static TreeValue number(TreeValue value) {
    try {
      return TreeValue.scalar(Integer.valueOf(value.toString()), value.origin());
    } catch (NumberFormatException e) {
      return value;
    }
  }
}
