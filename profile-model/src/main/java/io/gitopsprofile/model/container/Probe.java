package io.gitopsprofile.model.container;

import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A check of a container's health by the kubelet. Times are in seconds.
 *
 * <pre>
 * livenessProbe:
 *   exec:
 *     command: [podcli, check, http, "localhost:9898/healthz"]
 *   initialDelaySeconds: 5
 *   timeoutSeconds: 5
 * </pre>
 *
 * @param action the action; in YAML, its key is beside the times
 * @param initialDelaySeconds the delay before the first probe; default 0
 * @param periodSeconds the time between probes; default 10
 * @param timeoutSeconds the timeout of a probe; default 1
 * @param successThreshold the consecutive successes after which the container counts as healthy;
 *     default 1
 * @param failureThreshold the consecutive failures after which the container counts as failed;
 *     default 3
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
