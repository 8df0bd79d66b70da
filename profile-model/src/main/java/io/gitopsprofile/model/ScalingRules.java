package io.gitopsprofile.model;

import java.util.List;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How fast an autoscaler may scale in one direction.
 *
 * @param stabilizationWindowSeconds seconds over which the most careful recommendation counts; 0 to
 *     3600
 * @param selectPolicy which policy counts: the greatest change, the smallest, or none
 * @param policies how much may change in which time
 * @param tolerance how far a metric may be off its target without effect, such as {@code 0.05};
 *     Kubernetes 1.35, or 1.33 with the feature gate HPAConfigurableTolerance
 */
@Value.Builder
public record ScalingRules(
    @Nullable Integer stabilizationWindowSeconds,
    @Nullable String selectPolicy,
    List<ScalingPolicy> policies,
    @Nullable Quantity tolerance) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public ScalingRules {
    policies = Ordered.list("policies", policies);
    Syntax.of()
        .range("stabilizationWindowSeconds", stabilizationWindowSeconds, 0, 3600)
        .oneOf("selectPolicy", selectPolicy, Set.of("Max", "Min", "Disabled"))
        .enforce();
  }

  /** Starts scaling rules; every component is optional. */
  public static Builder builder() {
    return new Builder().policies(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ScalingRules}; its {@code @param} tags describe the components. */
  public static final class Builder extends ScalingRulesBuilder {
    Builder() {}
  }
}
