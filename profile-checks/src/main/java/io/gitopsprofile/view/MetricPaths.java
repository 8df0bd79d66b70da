package io.gitopsprofile.view;

import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import java.util.ArrayList;
import java.util.List;

/** The metrics of an autoscaler, each with the path of its key: {@code metrics[0].cpu}. */
public final class MetricPaths {

  /** The suffix of class names that YAML keys lack. */
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

  /** Returns the key that names a metric in YAML. */
  public static String key(Metric metric) {
    String name = metric.getClass().getSimpleName();
    int end = name.endsWith(SUFFIX) ? name.length() - SUFFIX.length() : name.length();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1, end);
  }

  /** Returns true for a CPU or memory metric of pods or of one container. */
  public static boolean isResource(Metric metric) {
    return MetricFacts.of(metric).resource() != null;
  }
}
