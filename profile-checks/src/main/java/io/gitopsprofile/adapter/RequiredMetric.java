package io.gitopsprofile.adapter;

import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ResourceNames;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.autoscaler.ScaleTarget.ObjectReference;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.LabelExpression;
import io.gitopsprofile.model.value.LabelSelector;
import io.gitopsprofile.model.value.Quantity;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import io.gitopsprofile.view.MetricPaths;
import io.gitopsprofile.view.ProfileParts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private static final String MANIFEST_KIND = "HorizontalPodAutoscaler";

  /**
   * Returns the metrics that the autoscalers of a profile read, and those that a
   * HorizontalPodAutoscaler among the manifests reads from the profile's adapter.
   */
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
    if (!parts.profile().target().usesKeda()) {
      for (Located<Manifest> manifest : ManifestObjects.ofKind(parts, MANIFEST_KIND)) {
        addManifest(manifest, needs);
      }
    }
    return needs;
  }

  /** Adds the metrics of a HorizontalPodAutoscaler among the manifests. */
  private static void addManifest(Located<Manifest> manifest, List<RequiredMetric> needs) {
    Map<String, Object> object = manifest.value().object().entries();
    List<?> metrics = FreeFormValues.list(object, "spec", "metrics");
    Located<Autoscaler> autoscaler = metrics.isEmpty() ? null : autoscaler(manifest, object);
    for (int i = 0; autoscaler != null && i < metrics.size(); i++) {
      for (String type : List.of("pods", "object", "external")) {
        ProfilePath at = manifest.at("spec").key("metrics").index(i).key(type);
        RequiredMetric need = of(autoscaler, FreeFormValues.map(metrics.get(i), type), type, at);
        if (need != null) {
          needs.add(need);
        }
      }
    }
  }

  private static @Nullable Located<Autoscaler> autoscaler(
      Located<Manifest> manifest, Map<String, Object> object) {
    try {
      return new Located<>(
          Autoscaler.builder()
              .name(manifest.value().name())
              .namespace(ManifestObjects.namespace(manifest.value()))
              .target(
                  new ObjectReference(
                      FreeFormValues.text(object, "spec", "scaleTargetRef", "apiVersion"),
                      FreeFormValues.text(object, "spec", "scaleTargetRef", "kind"),
                      FreeFormValues.text(object, "spec", "scaleTargetRef", "name")))
              .maxReplicas(1)
              .build(),
          manifest.path());
    } catch (InvalidValueException reportedElsewhere) {
      return null;
    }
  }

  /** Reads a metric as {@code autoscaling/v2} or the versions before it write one. */
  private static @Nullable RequiredMetric of(
      Located<Autoscaler> autoscaler, Map<?, ?> metric, String type, ProfilePath at) {
    String name = FreeFormValues.text(metric, "metric", "name");
    String old = FreeFormValues.text(metric, "metricName");
    String kind = FreeFormValues.text(metric, "describedObject", "kind");
    boolean ofObject = type.equals("object");
    if ((name.isEmpty() && old.isEmpty()) || (ofObject && kind.isEmpty())) {
      return null;
    }
    return new RequiredMetric(
        autoscaler,
        name.isEmpty() ? old : name,
        ofObject ? ResourceNames.singular(kind) : type.equals("pods") ? "pod" : null,
        ofObject ? FreeFormValues.text(metric, "describedObject", "name") : null,
        selector(FreeFormValues.map(metric, "metric", "selector")),
        name.isEmpty() ? at.key("metricName") : at.key("metric").key("name"));
  }

  private static @Nullable LabelSelector selector(Map<?, ?> selector) {
    Map<String, String> matchLabels = new LinkedHashMap<>();
    for (Map.Entry<?, ?> label : FreeFormValues.map(selector, "matchLabels").entrySet()) {
      matchLabels.put(String.valueOf(label.getKey()), String.valueOf(label.getValue()));
    }
    try {
      List<LabelExpression> expressions = new ArrayList<>();
      for (Object one : FreeFormValues.list(selector, "matchExpressions")) {
        List<String> values = new ArrayList<>();
        for (Object value : FreeFormValues.list(one, "values")) {
          values.add(String.valueOf(value));
        }
        expressions.add(
            new LabelExpression(
                FreeFormValues.text(one, "key"), FreeFormValues.text(one, "operator"), values));
      }
      return matchLabels.isEmpty() && expressions.isEmpty()
          ? null
          : new LabelSelector(matchLabels, expressions);
    } catch (InvalidValueException reportedElsewhere) {
      return null;
    }
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

  /** True for a metric of a HorizontalPodAutoscaler among the manifests. */
  public boolean isOfManifest() {
    return autoscaler.path().steps().get(0).equals("manifests");
  }

  /** Returns the title of the autoscaler in messages. */
  public String title() {
    String kind = isOfManifest() ? MANIFEST_KIND : "autoscaler";
    return kind + " \"" + autoscaler.value().name() + "\"";
  }

  /** True if the place of the metric is that of a name, which the short forms do not write. */
  public boolean hasWrittenName() {
    Object last = path.steps().get(path.steps().size() - 1);
    return last.equals("metric") || last.equals("name") || last.equals("metricName");
  }
}
