package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * How the kubelet asks a container how it is. Times are in seconds.
 *
 * <pre>
 * livenessProbe:
 *   exec:
 *     command: [podcli, check, http, "localhost:9898/healthz"]
 *   initialDelaySeconds: 5
 *   timeoutSeconds: 5
 * </pre>
 *
 * @param action what it does; in YAML its key stands beside the times
 * @param initialDelaySeconds how long it waits first; default 0
 * @param periodSeconds how often it asks; default 10
 * @param timeoutSeconds how long an answer may take; default 1
 * @param successThreshold successes in a row that count; default 1
 * @param failureThreshold failures in a row that count; default 3
 */
public record Probe(
    ProbeAction action,
    @Nullable Integer initialDelaySeconds,
    @Nullable Integer periodSeconds,
    @Nullable Integer timeoutSeconds,
    @Nullable Integer successThreshold,
    @Nullable Integer failureThreshold) {

  /** Refuses values that break their syntax. */
  public Probe {
    Syntax.of()
        .required("action", action)
        .range("initialDelaySeconds", initialDelaySeconds, 0, Integer.MAX_VALUE)
        .range("periodSeconds", periodSeconds, 1, Integer.MAX_VALUE)
        .range("timeoutSeconds", timeoutSeconds, 1, Integer.MAX_VALUE)
        .range("successThreshold", successThreshold, 1, Integer.MAX_VALUE)
        .range("failureThreshold", failureThreshold, 1, Integer.MAX_VALUE)
        .enforce();
  }

  /** Starts a probe with what it must have. */
  public static Builder builder(ProbeAction action) {
    return new Builder(action);
  }

  /** A builder that holds these values. */
  public Builder toBuilder() {
    Builder copy = new Builder(action);
    copy.initialDelaySeconds = initialDelaySeconds;
    copy.periodSeconds = periodSeconds;
    copy.timeoutSeconds = timeoutSeconds;
    copy.successThreshold = successThreshold;
    copy.failureThreshold = failureThreshold;
    return copy;
  }

  /** Collects the parts of a probe; every one that is not set stays unset. */
  public static final class Builder {
    private final ProbeAction action;
    private @Nullable Integer initialDelaySeconds;
    private @Nullable Integer periodSeconds;
    private @Nullable Integer timeoutSeconds;
    private @Nullable Integer successThreshold;
    private @Nullable Integer failureThreshold;

    private Builder(ProbeAction action) {
      this.action = action;
    }

    /** Sets {@code initialDelaySeconds}: how long it waits first. */
    public Builder initialDelaySeconds(@Nullable Integer initialDelaySeconds) {
      this.initialDelaySeconds = initialDelaySeconds;
      return this;
    }

    /** Sets {@code periodSeconds}: how often it asks. */
    public Builder periodSeconds(@Nullable Integer periodSeconds) {
      this.periodSeconds = periodSeconds;
      return this;
    }

    /** Sets {@code timeoutSeconds}: how long an answer may take. */
    public Builder timeoutSeconds(@Nullable Integer timeoutSeconds) {
      this.timeoutSeconds = timeoutSeconds;
      return this;
    }

    /** Sets {@code successThreshold}: successes in a row that count. */
    public Builder successThreshold(@Nullable Integer successThreshold) {
      this.successThreshold = successThreshold;
      return this;
    }

    /** Sets {@code failureThreshold}: failures in a row that count. */
    public Builder failureThreshold(@Nullable Integer failureThreshold) {
      this.failureThreshold = failureThreshold;
      return this;
    }

    /** The finished Probe. */
    public Probe build() {
      return new Probe(
          action,
          initialDelaySeconds,
          periodSeconds,
          timeoutSeconds,
          successThreshold,
          failureThreshold);
    }
  }
}
