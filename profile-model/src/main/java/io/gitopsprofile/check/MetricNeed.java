package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.LabelSelector;
import io.gitopsprofile.model.Metric;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric that an autoscaler reads from the custom or the external metrics API.
 *
 * @param autoscaler the autoscaler
 * @param name the metric's name
 * @param resource the resource it is of, in singular; null for external metrics
 * @param selector narrows its series
 * @param path where its name stands
 */
record MetricNeed(
    Part<Autoscaler> autoscaler,
    String name,
    @Nullable String resource,
    @Nullable LabelSelector selector,
    ProfilePath path) {

  /** All of a profile. */
  static List<MetricNeed> all(Subject subject) {
    List<MetricNeed> needs = new ArrayList<>();
    for (Part<Autoscaler> autoscaler : subject.autoscalers()) {
      List<Metric> metrics = autoscaler.value().metrics();
      for (int i = 0; i < metrics.size(); i++) {
        MetricNeed need = of(autoscaler, metrics.get(i), autoscaler.at("metrics").index(i));
        if (need != null) {
          needs.add(need);
        }
      }
    }
    return needs;
  }

  private static @Nullable MetricNeed of(
      Part<Autoscaler> autoscaler, Metric metric, ProfilePath at) {
    if (metric instanceof Metric.HttpRequests) {
      return new MetricNeed(
          autoscaler, Metric.HttpRequests.METRIC, "pod", null, at.key("httpRequests"));
    }
    if (metric instanceof Metric.AppMeshRequests) {
      return new MetricNeed(
          autoscaler, Metric.AppMeshRequests.METRIC, "pod", null, at.key("appMeshRequests"));
    }
    if (metric instanceof Metric.Pods pods) {
      return new MetricNeed(
          autoscaler, pods.metric(), "pod", pods.selector(), at.key("pods").key("metric"));
    }
    if (metric instanceof Metric.ObjectMetric object) {
      String resource = ResourceNames.singular(object.describedObject().kind());
      ProfilePath name = at.key("object").key("metric");
      return new MetricNeed(autoscaler, object.metric(), resource, object.selector(), name);
    }
    if (metric instanceof Metric.External external) {
      ProfilePath name = at.key("external").key("metric");
      return new MetricNeed(autoscaler, external.metric(), null, external.selector(), name);
    }
    return null;
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
