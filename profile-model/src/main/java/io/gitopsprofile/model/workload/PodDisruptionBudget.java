package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.IntOrPercent;
import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The number of pods of a workload that a node drain may evict; exactly one of both numbers is set.
 * Becomes {@code policy/v1}, or {@code policy/v1beta1} before Kubernetes 1.21.
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
 * @param minAvailable the number or percentage of pods that must stay available
 * @param maxUnavailable the number or percentage of pods that may be unavailable
 * @param patch a merge patch on the rendered PodDisruptionBudget, for fields that the language does
 *     not have; unknown fields are refused
 * @param manage whether the file is generated; false excludes it from generation; the default is
 *     true
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
