package io.gitopsprofile.model;

import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The versions and components of the cluster that the tree is rendered for.
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
 * @param fluxVersion the minor version of Flux v2, {@code 2.3} to {@code 2.9}, so that fields which
 *     it does not have are errors; null means that the fields are those of Flux 2.9
 * @param movedFrom the generation of Flux whose defaults the running releases have; {@code v1} for
 *     a cluster that moved from Flux v1 to Flux v2; null for all others
 * @param hpa the HorizontalPodAutoscaler's version; null means the newest that the cluster serves
 * @param metrics the component that gives autoscalers their metrics; null means {@code adapter}
 * @param charts replacement of discontinued charts with their maintained successors; null means
 *     {@code as-written}
 * @param featureGates feature gates that are on in the cluster beyond their defaults, such as
 *     {@code HPAConfigurableTolerance}
 */
@Value.Builder
public record Target(
    KubernetesVersion kubernetes,
    Flux flux,
    @Nullable String fluxVersion,
    @Nullable Flux movedFrom,
    @Nullable HpaVersion hpa,
    @Nullable MetricsSource metrics,
    @Nullable Charts charts,
    List<String> featureGates) {

  private static final Set<String> FLUX_VERSIONS =
      Set.of("2.3", "2.4", "2.5", "2.6", "2.7", "2.8", "2.9");

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Target {
    featureGates = Ordered.list("featureGates", featureGates);
    Syntax.of()
        .required("kubernetes", kubernetes)
        .required("flux", flux)
        .oneOf("fluxVersion", fluxVersion, FLUX_VERSIONS)
        .enforce();
  }

  /** Returns the component that gives autoscalers their metrics. */
  public MetricsSource metricsOrDefault() {
    return metrics == null ? MetricsSource.ADAPTER : metrics;
  }

  /** Returns true if autoscalers become ScaledObjects of KEDA. */
  public boolean usesKeda() {
    return metrics == MetricsSource.KEDA;
  }

  /**
   * Returns true if Flux v2 applies the tree to releases that Flux v1 installed, so that Flux v1's
   * defaults must stay.
   */
  public boolean isMovedFromFluxV1() {
    return flux == Flux.V2 && movedFrom == Flux.V1;
  }

  /** Returns true if maintained successors replace discontinued charts. */
  public boolean hasMaintainedCharts() {
    return charts == Charts.MAINTAINED;
  }

  /**
   * Creates a target for a Kubernetes version and a Flux generation, with defaults for everything
   * else.
   */
  public static Target of(String kubernetes, Flux flux) {
    return new Target(
        KubernetesVersion.of(kubernetes), flux, null, null, null, null, null, List.of());
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
