package io.gitopsprofile.model;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How Flux v2 installs a release; what is unset is Flux's default, but for {@code remediation}.
 *
 * <pre>
 * install:
 *   crds: CreateReplace
 *   remediation:
 *     retries: 3
 * </pre>
 *
 * @param crds what becomes of the chart's CRDs; null means {@code Create}
 * @param createNamespace whether Helm creates the target namespace
 * @param strategy what happens when it fails; null means {@code RemediateOnFailure}
 * @param remediation how a failure is remediated, which is by an uninstall; null means endless
 *     retries, as Flux v1 has them, unless the strategy is {@code RetryOnFailure}
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
