package io.gitopsprofile.model;

import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the tree is rendered for.
 *
 * <pre>
 * target:
 *   kubernetes: "1.17"
 *   flux: v1
 *   hpa: v2beta1
 *   metrics: adapter
 *   charts: as-written
 * </pre>
 *
 * @param kubernetes the cluster's minor version
 * @param flux the generation of Flux that applies the tree
 * @param hpa the HorizontalPodAutoscaler's version; null means the newest that the cluster serves
 * @param metrics what fetches the figures that autoscalers scale on; null means {@code adapter}
 * @param charts whether frozen charts give way to those in which they live on; null means {@code
 *     as-written}
 * @param featureGates feature gates that are on in the cluster beyond their defaults, such as
 *     {@code HPAConfigurableTolerance}
 */
@Value.Builder
public record Target(
    KubernetesVersion kubernetes,
    Flux flux,
    @Nullable HpaVersion hpa,
    @Nullable MetricsSource metrics,
    @Nullable Charts charts,
    List<String> featureGates) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Target {
    featureGates = Ordered.list("featureGates", featureGates);
    Syntax.of().required("kubernetes", kubernetes).required("flux", flux).enforce();
  }

  /** What fetches the figures that autoscalers scale on. */
  public MetricsSource metricsOrDefault() {
    return metrics == null ? MetricsSource.ADAPTER : metrics;
  }

  /** Whether autoscalers become ScaledObjects of KEDA. */
  public boolean usesKeda() {
    return metrics == MetricsSource.KEDA;
  }

  /** Whether frozen charts give way to those in which they live on. */
  public boolean hasLivingCharts() {
    return charts == Charts.LIVING;
  }

  /** A target for a cluster and a Flux, all else by default. */
  public static Target of(String kubernetes, Flux flux) {
    return new Target(KubernetesVersion.of(kubernetes), flux, null, null, null, List.of());
  }

  /** Starts a target; {@code kubernetes} and {@code flux} must be set. */
  public static Builder builder() {
    return new Builder().featureGates(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Target}; its {@code @param} tags describe the components. */
  public static final class Builder extends TargetBuilder {
    Builder() {}
  }
}
