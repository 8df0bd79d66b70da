package io.gitopsprofile.view;

import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.value.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The metrics of an autoscaler, each at the place of its own keys: {@code metrics[0].cpu}. */
public final class MetricPaths {

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
    if (metric instanceof Metric.ObjectMetric) {
      return "object";
    }
    String name = metric.getClass().getSimpleName();
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  /** Whether it is CPU or memory, of pods or of one container. */
  public static boolean isResource(Metric metric) {
    return metric instanceof Metric.Cpu
        || metric instanceof Metric.Memory
        || metric instanceof Metric.ContainerResource;
  }

  /** What narrows a metric's series; null if nothing does. */
  public static @Nullable LabelSelector selector(Metric metric) {
    if (metric instanceof Metric.Pods pods) {
      return pods.selector();
    }
    if (metric instanceof Metric.ObjectMetric object) {
      return object.selector();
    }
    return metric instanceof Metric.External external ? external.selector() : null;
  }
}
