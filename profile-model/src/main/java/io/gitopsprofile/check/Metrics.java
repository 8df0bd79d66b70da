package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.LabelSelector;
import io.gitopsprofile.model.Metric;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The metrics of an autoscaler, each at the place of its own keys: {@code metrics[0].cpu}. */
final class Metrics {

  private Metrics() {}

  static List<Part<Metric>> of(Part<Autoscaler> autoscaler) {
    List<Part<Metric>> metrics = new ArrayList<>();
    for (Part<Metric> metric : Pods.parts(autoscaler.at("metrics"), autoscaler.value().metrics())) {
      metrics.add(new Part<>(metric.value(), metric.at(key(metric.value()))));
    }
    return metrics;
  }

  /** The key that names a metric in YAML. */
  static String key(Metric metric) {
    if (metric instanceof Metric.ObjectMetric) {
      return "object";
    }
    String name = metric.getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** Whether it is CPU or memory, of pods or of one container. */
  static boolean isResource(Metric metric) {
    return metric instanceof Metric.Cpu
        || metric instanceof Metric.Memory
        || metric instanceof Metric.ContainerResource;
  }

  /** What narrows a metric's series; null if nothing does. */
  static @Nullable LabelSelector selector(Metric metric) {
    if (metric instanceof Metric.Pods pods) {
      return pods.selector();
    }
    if (metric instanceof Metric.ObjectMetric object) {
      return object.selector();
    }
    return metric instanceof Metric.External external ? external.selector() : null;
  }
}
