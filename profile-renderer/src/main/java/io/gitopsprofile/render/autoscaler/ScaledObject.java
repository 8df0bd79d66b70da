package io.gitopsprofile.render.autoscaler;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The custom resource ScaledObject of keda.sh/v1alpha1. (Source: kedacore/keda,
 * apis/keda/v1alpha1/scaledobject_types.go.)
 */
record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

  static ScaledObject of(ObjectMeta metadata, Spec spec) {
    return new ScaledObject("keda.sh/v1alpha1", "ScaledObject", metadata, spec);
  }

  record Spec(
      ScaleTargetRef scaleTargetRef,
      @Nullable Integer pollingInterval,
      @Nullable Integer cooldownPeriod,
      Integer minReplicaCount,
      Integer maxReplicaCount,
      @Nullable Fallback fallback,
      @Nullable Advanced advanced,
      List<Trigger> triggers) {}

  record ScaleTargetRef(@Nullable String apiVersion, @Nullable String kind, String name) {}

  record Fallback(Integer failureThreshold, Integer replicas, @Nullable String behavior) {}

  record Advanced(HorizontalPodAutoscalerConfig horizontalPodAutoscalerConfig) {}

  record HorizontalPodAutoscalerConfig(HorizontalPodAutoscalerBehavior behavior) {}

  record Trigger(String type, @Nullable String metricType, Metadata metadata) {}

  /** The metadata of a trigger; all values are text. */
  sealed interface Metadata {}

  record PrometheusMetadata(
      String serverAddress,
      String query,
      String threshold,
      @Nullable String activationThreshold,
      @Nullable String ignoreNullValues)
      implements Metadata {}

  record ResourceMetadata(@Nullable String containerName, String value) implements Metadata {}
}
