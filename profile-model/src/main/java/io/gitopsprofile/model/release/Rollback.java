package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.Syntax;
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

  /** Starts a rollback with what it must have. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that holds these values. */
  public Builder toBuilder() {
    Builder copy = new Builder();
    copy.enable = enable;
    copy.retry = retry;
    copy.force = force;
    copy.recreate = recreate;
    copy.disableHooks = disableHooks;
    copy.waitForReady = waitForReady;
    copy.timeout = timeout;
    copy.maxRetries = maxRetries;
    return copy;
  }

  /** Collects the parts of a rollback; every one that is not set stays unset. */
  public static final class Builder {
    private @Nullable Boolean enable;
    private @Nullable Boolean retry;
    private @Nullable Boolean force;
    private @Nullable Boolean recreate;
    private @Nullable Boolean disableHooks;
    private @Nullable Boolean waitForReady;
    private @Nullable GoDuration timeout;
    private @Nullable Integer maxRetries;

    private Builder() {}

    /** Sets {@code enable}: whether to roll back. */
    public Builder enable(@Nullable Boolean enable) {
      this.enable = enable;
      return this;
    }

    /** Sets {@code retry}: whether to try the upgrade again after a rollback. */
    public Builder retry(@Nullable Boolean retry) {
      this.retry = retry;
      return this;
    }

    /** Sets {@code force}: whether a rollback may delete and create again. */
    public Builder force(@Nullable Boolean force) {
      this.force = force;
      return this;
    }

    /** Sets {@code recreate}: whether pods are restarted. */
    public Builder recreate(@Nullable Boolean recreate) {
      this.recreate = recreate;
      return this;
    }

    /** Sets {@code disableHooks}: whether the chart's hooks are skipped. */
    public Builder disableHooks(@Nullable Boolean disableHooks) {
      this.disableHooks = disableHooks;
      return this;
    }

    /** Sets {@code waitForReady}: whether to wait until all resources are ready. */
    public Builder waitForReady(@Nullable Boolean waitForReady) {
      this.waitForReady = waitForReady;
      return this;
    }

    /** Sets {@code timeout}: how long the rollback may take, in whole seconds. */
    public Builder timeout(@Nullable GoDuration timeout) {
      this.timeout = timeout;
      return this;
    }

    /** Sets {@code maxRetries}: how often to try again. */
    public Builder maxRetries(@Nullable Integer maxRetries) {
      this.maxRetries = maxRetries;
      return this;
    }

    /** The finished Rollback. */
    public Rollback build() {
      return new Rollback(
          enable, retry, force, recreate, disableHooks, waitForReady, timeout, maxRetries);
    }
  }
}
