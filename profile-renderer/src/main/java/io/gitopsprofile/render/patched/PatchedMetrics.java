package io.gitopsprofile.render.patched;

import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.read.binding.KubernetesRecords;
import io.gitopsprofile.render.patched.PatchedProfile.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a HorizontalPodAutoscaler of any version, as the profile language has them. It
 * brings the keys of both shapes to those of the language: v2beta1 has the targets beside the name,
 * v2beta2 and v2 have them under {@code target}.
 */
final class PatchedMetrics {

  private static final Map<String, String> RENAMED =
      Map.of(
          "metricName", "metric",
          "metricSelector", "selector",
          "targetValue", "value",
          "targetAverageValue", "averageValue",
          "targetAverageUtilization", "averageUtilization");

  private PatchedMetrics() {}

  static List<Metric> of(@Nullable Object list) {
    List<Metric> metrics = new ArrayList<>();
    if (list instanceof List<?> elements) {
      for (Object element : elements) {
        if (element instanceof Map<?, ?> map) {
          metric(new Tree(map)).ifPresent(metrics::add);
        }
      }
    }
    return metrics;
  }

  private static Optional<? extends Metric> metric(Tree metric) {
    Object type = metric.entries().get("type");
    if ("Resource".equals(type)) {
      Map<String, @Nullable Object> keys = keys(metric.in("resource"));
      return "cpu".equals(keys.get("name"))
          ? KubernetesRecords.of(keys, Metric.Cpu.class)
          : KubernetesRecords.of(keys, Metric.Memory.class);
    }
    if ("Pods".equals(type)) {
      return KubernetesRecords.of(keys(metric.in("pods")), Metric.Pods.class);
    }
    if ("Object".equals(type)) {
      return KubernetesRecords.of(keys(metric.in("object")), Metric.ObjectMetric.class);
    }
    if ("External".equals(type)) {
      return KubernetesRecords.of(keys(metric.in("external")), Metric.External.class);
    }
    return KubernetesRecords.of(
        keys(metric.in("containerResource")), Metric.ContainerResource.class);
  }

  private static Map<String, @Nullable Object> keys(Tree source) {
    Map<String, @Nullable Object> keys = new LinkedHashMap<>();
    source
        .entries()
        .forEach((key, value) -> keys.put(RENAMED.getOrDefault(key, (String) key), value));
    Tree metric = source.in("metric");
    if (!metric.entries().isEmpty()) {
      keys.put("metric", metric.entries().get("name"));
      keys.put("selector", metric.entries().get("selector"));
    }
    Tree target = source.in("target");
    if (target.entries().containsKey("kind")) {
      keys.put("describedObject", target.entries());
    } else {
      target.entries().forEach((key, value) -> keys.put((String) key, value));
    }
    return keys;
  }
}
