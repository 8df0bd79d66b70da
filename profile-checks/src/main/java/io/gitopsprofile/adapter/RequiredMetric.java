package io.gitopsprofile.adapter;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ResourceNames;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricPaths;
import io.gitopsprofile.view.ProfileParts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric that an autoscaler reads from the custom or the external metrics API.
 *
 * @param autoscaler the autoscaler
 * @param name the metric's name
 * @param resource the described resource, in singular; null for external metrics
 * @param object the name of the described object; null for pods and external metrics
 * @param selector the selector of its series
 * @param path the path of the name
 */
public record RequiredMetric(
    Located<Autoscaler> autoscaler,
    String name,
    @Nullable String resource,
    @Nullable String object,
    @Nullable LabelSelector selector,
    ProfilePath path) {

  /** Returns the metrics that the autoscalers of a profile read. */
  static List<RequiredMetric> all(ProfileParts parts) {
    List<RequiredMetric> needs = new ArrayList<>();
    for (Located<Autoscaler> autoscaler : parts.autoscalers()) {
      for (int i = 0; i < autoscaler.value().metrics().size(); i++) {
        RequiredMetric need = of(autoscaler, i);
        if (need != null) {
          needs.add(need);
        }
      }
    }
    return needs;
  }

  /**
   * Returns one metric of an autoscaler; null for a metric that needs no rule: CPU, memory, a
   * query.
   */
  public static @Nullable RequiredMetric of(Located<Autoscaler> autoscaler, int index) {
    Metric metric = autoscaler.value().metrics().get(index);
    ProfilePath at = autoscaler.at("metrics").index(index).key(MetricPaths.key(metric));
    return metric.match(new Reader(autoscaler, metric, at));
  }

  /** Reads the requirement of one metric; null for a resource metric, which another API serves. */
  private record Reader(Located<Autoscaler> autoscaler, Metric written, ProfilePath at)
      implements Metric.Cases<@Nullable RequiredMetric> {

    @Override
    public @Nullable RequiredMetric resource(
        String name, @Nullable Integer averageUtilization, @Nullable Quantity averageValue) {
      return null;
    }

    @Override
    public @Nullable RequiredMetric containerResource(Metric.ContainerResource metric) {
      return null;
    }

    /**
     * Returns the requirement of a pod metric; its path has the name only if the profile writes the
     * metric out.
     */
    @Override
    public RequiredMetric pods(Metric.Pods metric) {
      ProfilePath path = written.getClass() == Metric.Pods.class ? at.key("metric") : at;
      return new RequiredMetric(autoscaler, metric.metric(), "pod", null, metric.selector(), path);
    }

    @Override
    public RequiredMetric object(Metric.ObjectMetric metric) {
      return new RequiredMetric(
          autoscaler,
          metric.metric(),
          ResourceNames.singular(metric.describedObject().kind()),
          metric.describedObject().name(),
          metric.selector(),
          at.key("metric"));
    }

    @Override
    public RequiredMetric external(Metric.External metric) {
      return new RequiredMetric(
          autoscaler, metric.metric(), null, null, metric.selector(), at.key("metric"));
    }

    @Override
    public @Nullable RequiredMetric prometheus(Metric.Prometheus metric) {
      return null;
    }
  }

  public boolean isExternal() {
    return resource == null;
  }

  public boolean isOfPods() {
    return "pod".equals(resource);
  }

  /** Returns the title of the autoscaler in messages. */
  public String title() {
    return "autoscaler \"" + autoscaler.value().name() + "\"";
  }
}
