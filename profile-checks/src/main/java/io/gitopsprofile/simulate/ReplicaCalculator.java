package io.gitopsprofile.simulate;

import io.gitopsprofile.simulate.MetricAnswer.Source;
import io.gitopsprofile.simulate.MetricAnswer.Target;

/** Calculation of the replicas that one metric asks for. */
final class ReplicaCalculator {

  /** Result of a metric that has no usable sample. */
  static final int LOST = -1;

  private static final double CPU_INITIALIZATION = 300;
  private static final double READINESS_DELAY = 30;

  private ReplicaCalculator() {}

  /** Returns the replicas that the answer asks for, or {@link #LOST}. */
  static int replicas(MetricAnswer answer, int spec, int status, ScalingLimits limits) {
    if (answer.lost()) {
      return LOST;
    }
    return answer.source() == Source.OBJECT
        ? ofObject(answer, spec, status, limits)
        : ofPods(answer, spec, limits);
  }

  private static int ofObject(MetricAnswer answer, int spec, int status, ScalingLimits limits) {
    Long total = answer.total();
    if (total == null) {
      return LOST;
    }
    if (answer.target() == Target.AVERAGE_VALUE) {
      double ratio = (double) total / ((double) answer.value() * status);
      return within(ratio, limits) ? status : ceil((double) total / answer.value());
    }
    double ratio = (double) total / answer.value();
    return within(ratio, limits) ? spec : ceil(ratio * answer.ready());
  }

  private static int ofPods(MetricAnswer answer, int spec, ScalingLimits limits) {
    int ready = 0;
    int unready = 0;
    int missing = 0;
    long sum = 0;
    long requests = 0;
    long missingRequests = 0;
    long unreadyRequests = 0;
    for (PodSample pod : answer.pods()) {
      Long milli = pod.milli();
      if (pod.pending()) {
        unready++;
        unreadyRequests += pod.request();
      } else if (milli == null) {
        missing++;
        missingRequests += pod.request();
      } else if (answer.source() == Source.CPU && !counts(pod, answer)) {
        unready++;
        unreadyRequests += pod.request();
      } else {
        ready++;
        sum += milli;
        requests += pod.request();
      }
    }
    if (ready == 0) {
      return LOST;
    }
    double ratio = ratio(answer, sum, ready, requests);
    boolean upWithUnready = unready > 0 && ratio > 1.0;
    if (missing == 0 && !upWithUnready) {
      return within(ratio, limits) ? spec : ceil(ratio * ready);
    }
    int count = ready;
    boolean utilization = answer.target() == Target.UTILIZATION;
    if (ratio < 1.0) {
      count += missing;
      requests += missingRequests;
      sum +=
          utilization
              ? missingRequests * Math.max(100, answer.value()) / 100
              : missing * answer.value();
    } else if (ratio > 1.0 || (!utilization && limits.minor() < 36)) {
      count += missing;
      requests += missingRequests;
    }
    if (upWithUnready) {
      count += unready;
      requests += unreadyRequests;
    }
    double filled = ratio(answer, sum, count, requests);
    if (within(filled, limits) || (ratio < 1.0 && filled > 1.0) || (ratio > 1.0 && filled < 1.0)) {
      return spec;
    }
    int replicas = ceil(filled * count);
    boolean against = filled < 1.0 ? replicas > spec : replicas < spec;
    return against ? spec : replicas;
  }

  private static boolean counts(PodSample pod, MetricAnswer answer) {
    double now = answer.now();
    if (pod.started() + CPU_INITIALIZATION > now) {
      return pod.ready() && pod.sampled() >= pod.changed() + pod.window();
    }
    return pod.ready() || pod.started() + READINESS_DELAY <= pod.changed();
  }

  private static double ratio(MetricAnswer answer, long sum, int count, long requests) {
    long usage = answer.target() == Target.UTILIZATION ? sum * 100 / requests : sum / count;
    return (double) usage / answer.value();
  }

  private static boolean within(double ratio, ScalingLimits limits) {
    if (limits.minor() <= 32) {
      return Math.abs(1.0 - ratio) <= ScalingRules.TOLERANCE;
    }
    ScalingRules up = limits.up();
    ScalingRules down = limits.down();
    double above = up == null ? ScalingRules.TOLERANCE : up.tolerance();
    double below = down == null ? ScalingRules.TOLERANCE : down.tolerance();
    return 1.0 - below <= ratio && ratio <= 1.0 + above;
  }

  private static int ceil(double value) {
    return (int) Math.ceil(value);
  }
}
