package io.gitopsprofile.model.release;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The settings with which Flux v2 installs a release. Unset values, except {@code remediation}, are
 * the defaults of Flux.
 *
 * <pre>
 * install:
 *   crds: CreateReplace
 *   remediation:
 *     retries: 3
 * </pre>
 *
 * @param crds the handling of the chart's CRDs; null means {@code Create}
 * @param createNamespace whether Helm creates the target namespace
 * @param strategy the reaction to a failed install; null means {@code RemediateOnFailure}
 * @param remediation the remediation of a failure, by an uninstall; null means endless retries, as
 *     in Flux v1, unless the strategy is {@code RetryOnFailure}
 */
@Value.Builder
public record Install(
    @Nullable CrdsPolicy crds,
    @Nullable Boolean createNamespace,
    @Nullable FailureStrategy strategy,
    @Nullable InstallRemediation remediation) {
  /** Starts an install action; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Install}; its {@code @param} tags describe the components. */
  public static final class Builder extends InstallBuilder {
    Builder() {}
  }
}
