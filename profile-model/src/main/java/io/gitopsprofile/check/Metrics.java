package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Metric;
import java.util.ArrayList;
import java.util.List;

/** The metrics of an autoscaler, each at the place of its own keys: {@code metrics[0].cpu}. */
final class Metrics {

  /** An end of a class name that the key in YAML does not have. */
  private static final String SUFFIX = "Metric";

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
    String name = metric.getClass().getSimpleName();
    int end = name.endsWith(SUFFIX) ? name.length() - SUFFIX.length() : name.length();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1, end);
  }

  /** Whether it is CPU or memory, of pods or of one container. */
  static boolean isResource(Metric metric) {
    return MetricFacts.of(metric).resource() != null;
  }
}
