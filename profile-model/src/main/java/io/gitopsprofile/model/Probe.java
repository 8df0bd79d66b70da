package io.gitopsprofile.model;

import org.immutables.value.Value;
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
@Value.Builder
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

  /** Starts a probe; {@code action} must be set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Probe}; its {@code @param} tags describe the components. */
  public static final class Builder extends ProbeBuilder {
    Builder() {}
  }
}
