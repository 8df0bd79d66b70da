package io.gitopsprofile.adapter;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ResourceNames;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
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
public record RequiredMetric(
    Located<Autoscaler> autoscaler,
    String name,
    @Nullable String resource,
    @Nullable String object,
    @Nullable LabelSelector selector,
    ProfilePath path) {

  /** All of a profile. */
  public static List<RequiredMetric> all(ProfileParts parts) {
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

  /** One metric of an autoscaler; null for CPU and memory. */
  public static @Nullable RequiredMetric of(Located<Autoscaler> autoscaler, int index) {
    Metric metric = autoscaler.value().metrics().get(index);
    ProfilePath at = autoscaler.at("metrics").index(index);
    if (metric instanceof Metric.HttpRequests) {
      return new RequiredMetric(
          autoscaler, Metric.HttpRequests.METRIC, "pod", null, null, at.key("httpRequests"));
    }
    if (metric instanceof Metric.AppMeshRequests) {
      return new RequiredMetric(
          autoscaler, Metric.AppMeshRequests.METRIC, "pod", null, null, at.key("appMeshRequests"));
    }
    if (metric instanceof Metric.Pods pods) {
      return new RequiredMetric(
          autoscaler, pods.metric(), "pod", null, pods.selector(), at.key("pods").key("metric"));
    }
    if (metric instanceof Metric.ObjectMetric object) {
      String resource = ResourceNames.singular(object.describedObject().kind());
      ProfilePath name = at.key("object").key("metric");
      return new RequiredMetric(
          autoscaler,
          object.metric(),
          resource,
          object.describedObject().name(),
          object.selector(),
          name);
    }
    if (metric instanceof Metric.External external) {
      ProfilePath name = at.key("external").key("metric");
      return new RequiredMetric(
          autoscaler, external.metric(), null, null, external.selector(), name);
    }
    return null;
  }

  public boolean isExternal() {
    return resource == null;
  }

  public boolean isOfPods() {
    return "pod".equals(resource);
  }

  /** How a message calls the autoscaler. */
  public String title() {
    return "autoscaler \"" + autoscaler.value().name() + "\"";
  }
}
