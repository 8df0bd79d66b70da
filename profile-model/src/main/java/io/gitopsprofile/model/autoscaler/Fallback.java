package io.gitopsprofile.model.autoscaler;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The number of pods that KEDA runs while it cannot read a metric. A fallback works for metrics
 * from Prometheus, not for CPU and memory.
 *
 * <pre>
 * fallback:
 *   failureThreshold: 3
 *   replicas: 6
 *   behavior: currentReplicasIfHigher
 * </pre>
 *
 * @param failureThreshold the number of consecutive failed reads after which the fallback applies
 * @param replicas the number of pods
 * @param behavior the use of the number beside the present one; default {@code static}
 */
public record Fallback(int failureThreshold, int replicas, @Nullable FallbackBehavior behavior) {

  /** Refuses values that break their syntax. */
  public Fallback {
    Syntax.of()
        .range("failureThreshold", failureThreshold, 0, Integer.MAX_VALUE)
        .range("replicas", replicas, 0, Integer.MAX_VALUE)
        .enforce();
  }
}
