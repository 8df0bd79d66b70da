package io.gitopsprofile.model.autoscaler;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
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
 * @param name the name
 * @param namespace the namespace
 * @param labels the labels
 * @param annotations the annotations
 * @param target the object to scale
 * @param minReplicas the least number of pods; default 1
 * @param maxReplicas the greatest number of pods
 * @param metrics the metrics; the one that needs the most pods wins
 * @param behavior the scaling speed; from v2beta2 and Kubernetes 1.18 on
 * @param fallback the number of pods while a metric cannot be read; with KEDA only
 * @param ignoreNullValues whether a query without a result counts as zero, not as a failure; with
 *     KEDA only, whose default is true
 * @param pollingInterval the seconds between reads of the metrics while there are no pods; with
 *     KEDA only, whose default is 30
 * @param cooldownPeriod the seconds without load after which the last pod is removed, if {@code
 *     minReplicas} is 0; with KEDA only, whose default is 300
 * @param loadTest the load test of the tutorial; not rendered
 * @param expect the expected scaling under a load, which the simulator checks; not rendered
 * @param patch a merge patch on the rendered HorizontalPodAutoscaler, for fields that the language
 *     does not have; unknown fields are refused
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
 */
@Value.Builder
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
    @Nullable Expectation expect,
    FreeForm patch,
    @Nullable Boolean manage) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Autoscaler {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    metrics = Ordered.list("metrics", metrics);
    Syntax.of()
        .required("name", name)
        .objectName("name", name)
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

  /**
   * Starts an autoscaler; {@code name}, {@code namespace}, {@code target} and {@code maxReplicas}
   * must be set.
   */
  public static Builder builder() {
    return new Builder()
        .labels(Map.of())
        .annotations(Map.of())
        .metrics(List.of())
        .patch(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Autoscaler}; its {@code @param} tags describe the components. */
  public static final class Builder extends AutoscalerBuilder {
    Builder() {}

    /** Sets {@code metrics}. */
    public Builder metrics(Metric... metrics) {
      return metrics(List.of(metrics));
    }
  }
}
