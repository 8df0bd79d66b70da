package io.gitopsprofile.model.release.action;

import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The settings with which Flux v2 installs a release. Unset values are the defaults of Flux.
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
 * @param remediation the remediation of a failure, by an uninstall
 * @param timeout the timeout of the install; null means the release's
 * @param replace whether the name of a release that was deleted may be used again
 * @param skipCRDs whether the chart's CRDs are left out; deprecated in favour of {@code crds}
 * @param disableWait whether the install is done before the objects are ready
 * @param disableWaitForJobs whether the install is done before the Jobs are complete
 * @param disableHooks whether the chart's hooks are skipped
 * @param disableOpenAPIValidation whether Helm skips the check against the cluster's OpenAPI schema
 * @param disableSchemaValidation whether Helm skips the check of the values against the chart's
 *     schema
 * @param disableTakeOwnership whether the install fails on an object that exists and belongs to no
 *     release
 * @param serverSideApply whether Helm uses server-side apply; null means true
 */
@Value.Builder
public record Install(
    @Nullable CrdsPolicy crds,
    @Nullable Boolean createNamespace,
    @Nullable FailureStrategy strategy,
    @Nullable InstallRemediation remediation,
    @Nullable GoDuration timeout,
    @Nullable Boolean replace,
    @Nullable Boolean skipCRDs,
    @Nullable Boolean disableWait,
    @Nullable Boolean disableWaitForJobs,
    @Nullable Boolean disableHooks,
    @Nullable Boolean disableOpenAPIValidation,
    @Nullable Boolean disableSchemaValidation,
    @Nullable Boolean disableTakeOwnership,
    @Nullable Boolean serverSideApply) {
  /** Refuses values that break their syntax. */
  public Install {
    Syntax.of().positive("timeout", timeout).enforce();
  }

  /** Starts an Install; every component is optional. */
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
