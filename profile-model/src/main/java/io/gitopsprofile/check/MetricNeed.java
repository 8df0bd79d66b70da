package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.LabelSelector;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric that an autoscaler reads from the custom or the external metrics API.
 *
 * @param autoscaler the autoscaler
 * @param name the metric's name
 * @param resource the resource it is of, in singular; null for external metrics
 * @param object the name of that object; null for pods and external metrics
 * @param selector narrows its series
 * @param path where its name stands
 */
record MetricNeed(
    Part<Autoscaler> autoscaler,
    String name,
    @Nullable String resource,
    @Nullable String object,
    @Nullable LabelSelector selector,
    ProfilePath path) {

  /** All of a profile. */
  static List<MetricNeed> all(Subject subject) {
    List<MetricNeed> needs = new ArrayList<>();
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      for (int i = 0; i < autoscaler.value().metrics().size(); i++) {
        MetricNeed need = of(autoscaler, i);
        if (need != null) {
          needs.add(need);
        }
      }
    }
    return needs;
  }

  /** One metric of an autoscaler; null for CPU and memory. */
  static @Nullable MetricNeed of(Part<Autoscaler> autoscaler, int index) {
    Metric metric = autoscaler.value().metrics().get(index);
    ProfilePath at = autoscaler.at("metrics").index(index).key(Metrics.key(metric));
    return metric.match(new Reader(autoscaler, metric, at));
  }

  /** The need of one metric; null for a resource, which another API serves. */
  private record Reader(Part<Autoscaler> autoscaler, Metric written, ProfilePath at)
      implements Metric.Cases<@Nullable MetricNeed> {

    @Override
    public @Nullable MetricNeed resource(
        String name, @Nullable Integer averageUtilization, @Nullable Quantity averageValue) {
      return null;
    }

    @Override
    public @Nullable MetricNeed containerResource(Metric.ContainerResource metric) {
      return null;
    }

    /** The profile writes the name only where it writes the metric out. */
    @Override
    public MetricNeed pods(Metric.Pods metric) {
      ProfilePath path = written.getClass() == Metric.Pods.class ? at.key("metric") : at;
      return new MetricNeed(autoscaler, metric.metric(), "pod", null, metric.selector(), path);
    }

    @Override
    public MetricNeed object(Metric.ObjectMetric metric) {
      return new MetricNeed(
          autoscaler,
          metric.metric(),
          ResourceNames.singular(metric.describedObject().kind()),
          metric.describedObject().name(),
          metric.selector(),
          at.key("metric"));
    }

    @Override
    public MetricNeed external(Metric.External metric) {
      return new MetricNeed(
          autoscaler, metric.metric(), null, null, metric.selector(), at.key("metric"));
    }
  }

  boolean isExternal() {
    return resource == null;
  }

  boolean isOfPods() {
    return "pod".equals(resource);
  }

  /** How a message calls the autoscaler. */
  String title() {
    return "autoscaler \"" + autoscaler.value().name() + "\"";
  }
}
