package io.gitopsprofile.importer.words;

import io.gitopsprofile.importer.value.Origin;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says a HorizontalPodAutoscaler of any version as an autoscaler. */
final class AutoscalerWords {

  private AutoscalerWords() {}

  static @Nullable TreeValue of(TreeValue object) {
    TreeValue part = ObjectWords.metadata(object);
    TreeValue spec = object.get("spec");
    TreeValue target = spec == null ? null : spec.get("scaleTargetRef");
    if (spec == null || target == null) {
      return null;
    }
    part.entries().put("target", target);
    for (String key : new String[] {"minReplicas", "maxReplicas", "behavior"}) {
      ObjectWords.put(part, key, spec.get(key));
    }
    TreeValue metrics = TreeValue.list(spec.origin());
    TreeValue percent = spec.get("targetCPUUtilizationPercentage");
    if (percent != null) {
      TreeValue cpu = TreeValue.mapping(percent.origin());
      cpu.mappingAt("cpu", percent.origin()).entries().put("averageUtilization", percent);
      metrics.elements().add(cpu);
    }
    for (TreeValue metric : spec.listAt("metrics")) {
      TreeValue said = metric(metric);
      if (said == null) {
        return null;
      }
      metrics.elements().add(said);
    }
    if (!metrics.elements().isEmpty()) {
      part.entries().put("metrics", metrics);
    }
    for (String key : spec.entries().keySet()) {
      switch (key) {
        case "scaleTargetRef",
            "minReplicas",
            "maxReplicas",
            "behavior",
            "metrics",
            "targetCPUUtilizationPercentage" -> {}
        default -> {
          return null;
        }
      }
    }
    return part;
  }

  private static @Nullable TreeValue metric(TreeValue metric) {
    return switch (metric.textAt("type")) {
      case "Resource" -> {
        TreeValue resource = metric.get("resource");
        String name = resource == null ? "" : resource.textAt("name");
        yield resource != null && (name.equals("cpu") || name.equals("memory"))
            ? kind(name, resource, amounts(resource, false))
            : null;
      }
      case "ContainerResource" -> {
        TreeValue resource = metric.get("containerResource");
        if (resource == null) {
          yield null;
        }
        TreeValue said = amounts(resource, false);
        ObjectWords.put(said, "name", resource.get("name"));
        ObjectWords.put(said, "container", resource.get("container"));
        yield kind("containerResource", resource, said);
      }
      case "Pods" -> named("pods", metric.get("pods"), null);
      case "External" -> named("external", metric.get("external"), null);
      case "Object" -> {
        TreeValue object = metric.get("object");
        TreeValue described = object == null ? null : object.get("describedObject");
        yield named(
            "object",
            object,
            described == null && object != null ? object.get("target") : described);
      }
      default -> null;
    };
  }

  private static @Nullable TreeValue named(
      String kind, @Nullable TreeValue source, @Nullable TreeValue described) {
    if (source == null) {
      return null;
    }
    // In v2beta1 the target of an Object metric is the described object.
    TreeValue said = amounts(source, described != null && described == source.get("target"));
    TreeValue name = source.at("metric", "name");
    ObjectWords.put(said, "metric", name == null ? source.get("metricName") : name);
    TreeValue selector = source.at("metric", "selector");
    TreeValue former = selector == null ? source.get("selector") : selector;
    ObjectWords.put(said, "selector", former == null ? source.get("metricSelector") : former);
    ObjectWords.put(said, "describedObject", described);
    return kind(kind, source, said);
  }

  private static TreeValue kind(String kind, TreeValue source, TreeValue said) {
    TreeValue metric = TreeValue.mapping(source.origin());
    metric.entries().put(kind, said);
    return metric;
  }

  private static TreeValue amounts(TreeValue source, boolean former) {
    Origin place = source.origin();
    TreeValue said = TreeValue.mapping(place);
    TreeValue target = former ? null : source.get("target");
    if (target != null) {
      for (Map.Entry<String, TreeValue> entry : target.entries().entrySet()) {
        if (!entry.getKey().equals("type")) {
          said.entries().put(entry.getKey(), entry.getValue());
        }
      }
      return said;
    }
    ObjectWords.put(said, "averageUtilization", source.get("targetAverageUtilization"));
    ObjectWords.put(said, "averageValue", source.get("targetAverageValue"));
    if (source.get("averageValue") != null) {
      ObjectWords.put(said, "averageValue", source.get("averageValue"));
    }
    ObjectWords.put(said, "value", source.get("targetValue"));
    return said;
  }
}
