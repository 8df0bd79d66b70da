package io.gitopsprofile.model;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * What the Helm Operator does when an upgrade fails; what is unset is the operator's default.
 *
 * <pre>
 * rollback:
 *   enable: true
 *   retry: true
 *   timeout: 300
 *   maxRetries: 5
 * </pre>
 *
 * @param enable whether to roll back
 * @param retry whether to try the upgrade again after a rollback
 * @param force whether a rollback may delete and create again
 * @param recreate whether pods are restarted
 * @param disableHooks whether the chart's hooks are skipped
 * @param waitForReady whether to wait until all resources are ready; {@code wait} in YAML
 * @param timeout how long the rollback may take, in whole seconds; default {@code 300s}
 * @param maxRetries how often to try again; default 5, and 0 is endless
 */
@Value.Builder
public record Rollback(
    @Nullable Boolean enable,
    @Nullable Boolean retry,
    @Nullable Boolean force,
    @Nullable Boolean recreate,
    @Nullable Boolean disableHooks,
    @Nullable Boolean waitForReady,
    @Nullable GoDuration timeout,
    @Nullable Integer maxRetries) {

  /** Refuses values that break their syntax. */
  public Rollback {
    Syntax.of().range("maxRetries", maxRetries, 0, Integer.MAX_VALUE).enforce();
  }

  /** Starts a rollback; every component is optional. */
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
