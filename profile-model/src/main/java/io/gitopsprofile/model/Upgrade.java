package io.gitopsprofile.model;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How Flux v2 upgrades a release; what is unset is Flux's default, or stems from {@code rollback}.
 *
 * <pre>
 * upgrade:
 *   crds: CreateReplace
 *   remediation:
 *     retries: 3
 *     strategy: rollback
 * </pre>
 *
 * @param crds what becomes of the chart's CRDs; null means {@code Skip}
 * @param cleanupOnFail whether what a failed upgrade has created is deleted
 * @param strategy what happens when it fails; null means {@code RemediateOnFailure}
 * @param remediation how a failure is remediated
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
