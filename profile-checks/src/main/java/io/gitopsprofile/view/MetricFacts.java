package io.gitopsprofile.view;

import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.model.value.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a metric that checks use, independent of the key in the profile.
 *
 * @param resource the resource whose use is measured; null for a custom or external metric
 * @param container the only container that is measured; null if no container is named
 * @param selector the selector that narrows the series; null if none does
 * @param ofPods whether the metric is measured at the pods, and so has no value without any
 * @param averageUtilization the target in percent of the requests
 * @param value the target as a whole
 * @param averageValue the target a pod
 * @param ownQuery the query that the profile has for KEDA; null for a metric of another kind
 */
public record MetricFacts(
    @Nullable String resource,
    @Nullable String container,
    @Nullable LabelSelector selector,
    boolean ofPods,
    @Nullable Integer averageUtilization,
    @Nullable Quantity value,
    @Nullable Quantity averageValue,
    Metric.@Nullable Prometheus ownQuery) {

  private static final Metric.Cases<MetricFacts> READER = new Reader();

  public static MetricFacts of(Metric metric) {
    return metric.match(READER);
  }

  /**
   * Returns the properties of the metric of an autoscaler without metrics: 80 percent of the
   * requested CPU.
   */
  public static MetricFacts ofNoMetrics() {
    return new MetricFacts("cpu", null, null, true, 80, null, null, null);
  }

  /** Tells if the use of a container counts. */
  public boolean measures(String name) {
    return container == null || container.equals(name);
  }

  private static final class Reader implements Metric.Cases<MetricFacts> {

    @Override
    public MetricFacts resource(
        String name, @Nullable Integer averageUtilization, @Nullable Quantity averageValue) {
      return new MetricFacts(name, null, null, true, averageUtilization, null, averageValue, null);
    }

    @Override
    public MetricFacts containerResource(Metric.ContainerResource metric) {
      return new MetricFacts(
          metric.name(),
          metric.container(),
          null,
          true,
          metric.averageUtilization(),
          null,
          metric.averageValue(),
          null);
    }

    @Override
    public MetricFacts pods(Metric.Pods metric) {
      return new MetricFacts(
          null, null, metric.selector(), true, null, null, metric.averageValue(), null);
    }

    @Override
    public MetricFacts object(Metric.ObjectMetric metric) {
      return new MetricFacts(
          null, null, metric.selector(), false, null, metric.value(), metric.averageValue(), null);
    }

    @Override
    public MetricFacts external(Metric.External metric) {
      return new MetricFacts(
          null, null, metric.selector(), false, null, metric.value(), metric.averageValue(), null);
    }

    @Override
    public MetricFacts prometheus(Metric.Prometheus metric) {
      Quantity whole = metric.isOfAllPods() ? metric.threshold() : null;
      Quantity average = metric.isOfAllPods() ? null : metric.threshold();
      return new MetricFacts(null, null, null, false, null, whole, average, metric);
    }
  }
}
