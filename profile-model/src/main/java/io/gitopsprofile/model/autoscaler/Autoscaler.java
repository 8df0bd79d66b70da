package io.gitopsprofile.model.autoscaler;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A HorizontalPodAutoscaler: what it scales, between which bounds, on which metrics. Its file is
 * {@code <directory>/<name>/hpa.yaml}. With {@code target.metrics: keda} it is a ScaledObject
 * instead, in {@code <directory>/<name>/scaledobject.yaml}.
 *
 * <pre>
 * apiVersion: autoscaling/v2
 * kind: HorizontalPodAutoscaler
 * metadata:
 *   name: podinfo
 *   namespace: demo
 * spec:
 *   scaleTargetRef:
 *     apiVersion: apps/v1
 *     kind: Deployment
 *     name: podinfo
 *   minReplicas: 1
 *   maxReplicas: 10
 *   metrics:
 *     - type: Pods
 *       pods:
 *         metric:
 *           name: http_requests_per_second
 *         target:
 *           type: AverageValue
 *           averageValue: 10
 * </pre>
 *
 * @param name its name
 * @param namespace its namespace
 * @param labels its labels
 * @param annotations its annotations
 * @param target what it scales
 * @param minReplicas the least number of pods; default 1
 * @param maxReplicas the greatest number of pods
 * @param metrics what it scales on; the metric that asks for most pods wins
 * @param behavior how fast it may scale; from v2beta2 and Kubernetes 1.18 on
 * @param fallback how many pods to run while a metric cannot be read; with KEDA only
 * @param ignoreNullValues whether a query without a result counts as zero, not as a failure; with
 *     KEDA only, whose default is true
 * @param pollingInterval seconds between two looks at the metrics while there are no pods; with
 *     KEDA only, whose default is 30
 * @param cooldownPeriod seconds without load after which the last pod goes, if {@code minReplicas}
 *     is 0; with KEDA only, whose default is 300
 * @param loadTest the load test of the walk-through; not rendered, kept beside it
 * @param patch a merge patch on the rendered HorizontalPodAutoscaler, for what this record does not
 *     type; unknown fields are refused
 * @param manage whether its file is written and kept as the profile says; false leaves it to you;
 *     the default is true
 */
public record Autoscaler(
    String name,
    String namespace,
    Map<String, String> labels,
    Map<String, String> annotations,
    ScaleTarget target,
    @Nullable Integer minReplicas,
    int maxReplicas,
    List<Metric> metrics,
    @Nullable Behavior behavior,
    @Nullable Fallback fallback,
    @Nullable Boolean ignoreNullValues,
    @Nullable Integer pollingInterval,
    @Nullable Integer cooldownPeriod,
    @Nullable LoadTest loadTest,
    FreeForm patch,
    @Nullable Boolean manage) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Autoscaler {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    metrics = Ordered.list("metrics", metrics);
    Syntax.of()
        .required("name", name)
        .dnsSubdomain("name", name)
        .required("namespace", namespace)
        .dnsLabel("namespace", namespace)
        .labels("labels", labels)
        .annotations("annotations", annotations)
        .required("target", target)
        .range("minReplicas", minReplicas, 0, Integer.MAX_VALUE)
        .range("maxReplicas", maxReplicas, 0, Integer.MAX_VALUE)
        .range("pollingInterval", pollingInterval, 1, Integer.MAX_VALUE)
        .range("cooldownPeriod", cooldownPeriod, 0, Integer.MAX_VALUE)
        .required("patch", patch)
        .enforce();
  }

  /** Starts an autoscaler with what it must have. */
  public static Builder builder(
      String name, String namespace, ScaleTarget target, int maxReplicas) {
    return new Builder(name, namespace, target, maxReplicas);
  }

  /** A builder that holds these values. */
  public Builder toBuilder() {
    Builder copy = new Builder(name, namespace, target, maxReplicas);
    copy.labels = labels;
    copy.annotations = annotations;
    copy.minReplicas = minReplicas;
    copy.metrics = metrics;
    copy.behavior = behavior;
    copy.fallback = fallback;
    copy.ignoreNullValues = ignoreNullValues;
    copy.pollingInterval = pollingInterval;
    copy.cooldownPeriod = cooldownPeriod;
    copy.loadTest = loadTest;
    copy.patch = patch;
    copy.manage = manage;
    return copy;
  }

  /** Collects the parts of an autoscaler; every one that is not set stays unset. */
  public static final class Builder {
    private String name;
    private String namespace;
    private final ScaleTarget target;
    private final int maxReplicas;
    private Map<String, String> labels = Map.of();
    private Map<String, String> annotations = Map.of();
    private @Nullable Integer minReplicas;
    private List<Metric> metrics = List.of();
    private @Nullable Behavior behavior;
    private @Nullable Fallback fallback;
    private @Nullable Boolean ignoreNullValues;
    private @Nullable Integer pollingInterval;
    private @Nullable Integer cooldownPeriod;
    private @Nullable LoadTest loadTest;
    private FreeForm patch = FreeForm.EMPTY;
    private @Nullable Boolean manage;

    private Builder(String name, String namespace, ScaleTarget target, int maxReplicas) {
      this.name = name;
      this.namespace = namespace;
      this.target = target;
      this.maxReplicas = maxReplicas;
    }

    /** Replaces the name. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Replaces the namespace. */
    public Builder namespace(String namespace) {
      this.namespace = namespace;
      return this;
    }

    /** Sets {@code labels}: its labels. */
    public Builder labels(Map<String, String> labels) {
      this.labels = labels;
      return this;
    }

    /** Sets {@code annotations}: its annotations. */
    public Builder annotations(Map<String, String> annotations) {
      this.annotations = annotations;
      return this;
    }

    /** Sets {@code minReplicas}: the least number of pods. */
    public Builder minReplicas(@Nullable Integer minReplicas) {
      this.minReplicas = minReplicas;
      return this;
    }

    /** Sets {@code metrics}: what it scales on. */
    public Builder metrics(List<Metric> metrics) {
      this.metrics = metrics;
      return this;
    }

    /** Sets {@code metrics}: what it scales on. */
    public Builder metrics(Metric... metrics) {
      return metrics(List.of(metrics));
    }

    /** Sets {@code behavior}: how fast it may scale. */
    public Builder behavior(@Nullable Behavior behavior) {
      this.behavior = behavior;
      return this;
    }

    /** Sets {@code fallback}: how many pods to run while a metric cannot be read. */
    public Builder fallback(@Nullable Fallback fallback) {
      this.fallback = fallback;
      return this;
    }

    /** Sets {@code ignoreNullValues}: whether a query without a result counts as zero. */
    public Builder ignoreNullValues(@Nullable Boolean ignoreNullValues) {
      this.ignoreNullValues = ignoreNullValues;
      return this;
    }

    /** Sets {@code pollingInterval}: seconds between two looks while there are no pods. */
    public Builder pollingInterval(@Nullable Integer pollingInterval) {
      this.pollingInterval = pollingInterval;
      return this;
    }

    /** Sets {@code cooldownPeriod}: seconds without load after which the last pod goes. */
    public Builder cooldownPeriod(@Nullable Integer cooldownPeriod) {
      this.cooldownPeriod = cooldownPeriod;
      return this;
    }

    /** Sets {@code loadTest}: the load test of the walk-through. */
    public Builder loadTest(@Nullable LoadTest loadTest) {
      this.loadTest = loadTest;
      return this;
    }

    /**
     * Sets {@code patch}: a merge patch on the rendered HorizontalPodAutoscaler, for what this
     * record does not type.
     */
    public Builder patch(FreeForm patch) {
      this.patch = patch;
      return this;
    }

    /** Sets {@code manage}: whether its file is written and kept as the profile says. */
    public Builder manage(@Nullable Boolean manage) {
      this.manage = manage;
      return this;
    }

    /** The finished Autoscaler. */
    public Autoscaler build() {
      return new Autoscaler(
          name,
          namespace,
          labels,
          annotations,
          target,
          minReplicas,
          maxReplicas,
          metrics,
          behavior,
          fallback,
          ignoreNullValues,
          pollingInterval,
          cooldownPeriod,
          loadTest,
          patch,
          manage);
    }
  }
}
