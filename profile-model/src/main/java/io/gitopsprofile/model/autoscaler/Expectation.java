package io.gitopsprofile.model.autoscaler;

import io.gitopsprofile.model.load.LoadShape;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The expected scaling under a load, which the simulator checks. Expectations are not rendered.
 *
 * <pre>
 * expect:
 *   load: step:25@60..360
 *   startup: 30s
 *   pods: 5
 *   aboveTarget: 2m
 *   changes: 4
 *   backToMinimum: 10m
 * </pre>
 *
 * @param load the load; default the load test
 * @param startup the time from the creation of a pod until the pod is ready; default 75 s on
 *     Fargate, else 20 s, each with {@code initialDelaySeconds} of the readiness probes added
 * @param pods the greatest number of pods
 * @param aboveTarget the longest time for which the ready pods are above the target
 * @param changes the greatest number of changes of the replicas in ten minutes
 * @param backToMinimum the longest time from the end of the load until the minimum number of pods
 */
@Value.Builder
public record Expectation(
    @Nullable LoadShape load,
    @Nullable GoDuration startup,
    @Nullable Integer pods,
    @Nullable GoDuration aboveTarget,
    @Nullable Integer changes,
    @Nullable GoDuration backToMinimum) {

  /** Refuses values that break their syntax. */
  public Expectation {
    Syntax.of()
        .range("pods", pods, 0, Integer.MAX_VALUE)
        .range("changes", changes, 0, Integer.MAX_VALUE)
        .enforce();
  }

  /** Starts an expectation; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Expectation}; its {@code @param} tags describe the components. */
  public static final class Builder extends ExpectationBuilder {
    Builder() {}
  }
}
