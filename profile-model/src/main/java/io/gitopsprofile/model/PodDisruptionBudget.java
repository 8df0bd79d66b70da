package io.gitopsprofile.model;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How many pods of a workload a drain may take away; one of both numbers. Becomes {@code
 * policy/v1}, or {@code policy/v1beta1} before Kubernetes 1.21.
 *
 * <pre>
 * apiVersion: policy/v1
 * kind: PodDisruptionBudget
 * metadata:
 *   name: podinfo
 *   namespace: demo
 * spec:
 *   minAvailable: 1
 *   selector:
 *     matchLabels:
 *       app: podinfo
 * </pre>
 *
 * @param minAvailable how many must stay
 * @param maxUnavailable how many may go
 * @param patch a merge patch on the rendered PodDisruptionBudget, for what this record does not
 *     type; unknown fields are refused
 * @param manage whether its file is written and kept as the profile says; false leaves it to you;
 *     the default is true
 */
@Value.Builder
public record PodDisruptionBudget(
    @Nullable IntOrPercent minAvailable,
    @Nullable IntOrPercent maxUnavailable,
    FreeForm patch,
    @Nullable Boolean manage) {

  /** Refuses values that break their syntax. */
  public PodDisruptionBudget {
    Syntax.of().required("patch", patch).enforce();
  }

  /** A budget whose file is managed. */
  public PodDisruptionBudget(
      @Nullable IntOrPercent minAvailable, @Nullable IntOrPercent maxUnavailable, FreeForm patch) {
    this(minAvailable, maxUnavailable, patch, null);
  }

  /** Starts a budget; every component is optional. */
  public static Builder builder() {
    return new Builder().patch(FreeForm.EMPTY);
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link PodDisruptionBudget}; its {@code @param} tags describe the components. */
  public static final class Builder extends PodDisruptionBudgetBuilder {
    Builder() {}
  }
}
