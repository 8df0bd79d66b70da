package io.gitopsprofile.model.release.action;

import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The rollback of a failed upgrade. Unset values are the defaults of the Flux version. Flux v1
 * alone has {@code enable}, {@code retry}, {@code wait} and {@code maxRetries}; Flux v2 alone has
 * {@code disableWait}, {@code disableWaitForJobs}, {@code cleanupOnFail} and {@code
 * serverSideApply}, and rolls back where {@code upgrade.remediation} says so.
 *
 * <pre>
 * rollback:
 *   enable: true
 *   retry: true
 *   timeout: 300s
 *   maxRetries: 5
 * </pre>
 *
 * @param enable whether the Helm Operator rolls back
 * @param retry whether to try the upgrade again after a rollback
 * @param timeout the timeout of the rollback, under Flux v1 in whole seconds; null means {@code
 *     300s} under Flux v1, and the release's own under Flux v2
 * @param disableWait whether the rollback is done before the objects are ready
 * @param disableWaitForJobs whether the rollback is done before the Jobs are complete
 * @param disableHooks whether the chart's hooks are skipped
 * @param recreate whether pods are restarted
 * @param force whether a rollback may delete and recreate objects
 * @param cleanupOnFail whether objects that a failed rollback created are deleted
 * @param serverSideApply the way in which Helm applies objects; null means {@code auto}
 * @param waitForReady whether to wait until all resources are ready; {@code wait} in YAML
 * @param maxRetries the number of retries; default 5; 0 is unlimited
 */
@Value.Builder
public record Rollback(
    @Nullable Boolean enable,
    @Nullable Boolean retry,
    @Nullable GoDuration timeout,
    @Nullable Boolean disableWait,
    @Nullable Boolean disableWaitForJobs,
    @Nullable Boolean disableHooks,
    @Nullable Boolean recreate,
    @Nullable Boolean force,
    @Nullable Boolean cleanupOnFail,
    @Nullable ServerSideApply serverSideApply,
    @Nullable Boolean waitForReady,
    @Nullable Integer maxRetries) {
  /** Refuses values that break their syntax. */
  public Rollback {
    Syntax.of().range("maxRetries", maxRetries, 0, Integer.MAX_VALUE).enforce();
  }

  /** Starts a Rollback; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Rollback}; its {@code @param} tags describe the components. */
  public static final class Builder extends RollbackBuilder {
    Builder() {}
  }
}
