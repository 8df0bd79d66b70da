package io.gitopsprofile.view;

import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import java.util.ArrayList;
import java.util.List;

/** The metrics of an autoscaler, each at the place of its own keys: {@code metrics[0].cpu}. */
public final class MetricPaths {

  /** An end of a class name that the key in YAML does not have. */
  private static final String SUFFIX = "Metric";

  private MetricPaths() {}

  public static List<Located<Metric>> of(Located<Autoscaler> autoscaler) {
    List<Located<Metric>> metrics = new ArrayList<>();
    for (Located<Metric> metric :
        PodSpecs.parts(autoscaler.at("metrics"), autoscaler.value().metrics())) {
      metrics.add(new Located<>(metric.value(), metric.at(key(metric.value()))));
    }
    return metrics;
  }

  /** The key that names a metric in YAML. */
  public static String key(Metric metric) {
    String name = metric.getClass().getSimpleName();
    int end = name.endsWith(SUFFIX) ? name.length() - SUFFIX.length() : name.length();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1, end);
  }

  /** Whether it is CPU or memory, of pods or of one container. */
  public static boolean isResource(Metric metric) {
    return MetricFacts.of(metric).resource() != null;
  }
}
