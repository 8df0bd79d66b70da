package io.gitopsprofile.model.release.action;

import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.Syntax;
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
 * @param strategy the reaction to a failed upgrade; null means {@code RemediateOnFailure}
 * @param remediation the remediation of a failure
 * @param cleanupOnFail whether objects that a failed upgrade created are deleted
 * @param timeout the timeout of the upgrade; null means the release's
 * @param force whether an upgrade may delete and recreate objects; without server-side apply
 * @param serverSideApply the way in which Helm applies objects; null means {@code auto}
 * @param preserveValues whether an upgrade starts from the values of the release before
 * @param disableWait whether the upgrade is done before the objects are ready
 * @param disableWaitForJobs whether the upgrade is done before the Jobs are complete
 * @param disableHooks whether the chart's hooks are skipped
 * @param disableOpenAPIValidation whether Helm skips the check against the cluster's OpenAPI schema
 * @param disableSchemaValidation whether Helm skips the check of the values against the chart's
 *     schema
 * @param disableTakeOwnership whether the upgrade fails on an object that exists and belongs to no
 *     release
 * @param chartNameChangeStrategy the reaction to another name of the chart; null means {@code
 *     Reinstall}
 */
@Value.Builder
public record Upgrade(
    @Nullable CrdsPolicy crds,
    @Nullable FailureStrategy strategy,
    @Nullable UpgradeRemediation remediation,
    @Nullable Boolean cleanupOnFail,
    @Nullable GoDuration timeout,
    @Nullable Boolean force,
    @Nullable ServerSideApply serverSideApply,
    @Nullable Boolean preserveValues,
    @Nullable Boolean disableWait,
    @Nullable Boolean disableWaitForJobs,
    @Nullable Boolean disableHooks,
    @Nullable Boolean disableOpenAPIValidation,
    @Nullable Boolean disableSchemaValidation,
    @Nullable Boolean disableTakeOwnership,
    @Nullable ChartNameChange chartNameChangeStrategy) {
  /** Refuses values that break their syntax. */
  public Upgrade {
    Syntax.of().positive("timeout", timeout).enforce();
  }

  /** Starts an Upgrade; every component is optional. */
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
