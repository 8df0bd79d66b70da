package io.gitopsprofile.model.release;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The settings with which Flux v2 upgrades a release. Unset values are the defaults of Flux, or
 * follow from {@code rollback}.
 *
 * <pre>
 * upgrade:
 *   crds: CreateReplace
 *   remediation:
 *     retries: 3
 *     strategy: rollback
 * </pre>
 *
 * @param crds the handling of the chart's CRDs; null means {@code Skip}
 * @param cleanupOnFail whether objects that a failed upgrade created are deleted
 * @param strategy the reaction to a failed upgrade; null means {@code RemediateOnFailure}
 * @param remediation the remediation of a failure
 */
@Value.Builder
public record Upgrade(
    @Nullable CrdsPolicy crds,
    @Nullable Boolean cleanupOnFail,
    @Nullable FailureStrategy strategy,
    @Nullable UpgradeRemediation remediation) {
  /** Starts an upgrade action; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Upgrade}; its {@code @param} tags describe the components. */
  public static final class Builder extends UpgradeBuilder {
    Builder() {}
  }
}
