package io.gitopsprofile.guide;

import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.value.Quantity;
import org.jspecify.annotations.Nullable;

/** The HTTP requests a second that one pod is to take; null for a metric of something else. */
final class RequestsPerPod implements Metric.Cases<@Nullable Quantity> {

  static final RequestsPerPod INSTANCE = new RequestsPerPod();

  private RequestsPerPod() {}

  @Override
  public @Nullable Quantity resource(
      String name, @Nullable Integer averageUtilization, @Nullable Quantity averageValue) {
    return null;
  }

  @Override
  public @Nullable Quantity containerResource(Metric.ContainerResource metric) {
    return null;
  }

  @Override
  public @Nullable Quantity pods(Metric.Pods metric) {
    boolean isOfAll = metric.selector() == null;
    return isOfAll && metric.metric().equals(Metric.HttpRequests.METRIC)
        ? metric.averageValue()
        : null;
  }

  @Override
  public @Nullable Quantity object(Metric.ObjectMetric metric) {
    return null;
  }

  @Override
  public @Nullable Quantity external(Metric.External metric) {
    return null;
  }

  @Override
  public @Nullable Quantity prometheus(Metric.Prometheus metric) {
    return null;
  }
}
