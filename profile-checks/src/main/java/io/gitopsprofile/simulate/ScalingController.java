package io.gitopsprofile.simulate;

import java.util.ArrayList;
import java.util.List;

/** Controller of one autoscaler with its recommendations and changes of the past. */
public final class ScalingController {

  private static final int DOWNSCALE_STABILIZATION = 300;

  private final List<Entry> recommendations = new ArrayList<>();
  private final List<Entry> changes = new ArrayList<>();

  private record Entry(double time, int count) {}

  /** Controller that has not seen its autoscaler yet. */
  public ScalingController() {}

  /**
   * Returns the replicas after one sync.
   *
   * @param now time of the sync, in seconds
   * @param spec replicas that the workload asks for
   * @param status replicas that the workload has
   * @param answers one answer a metric; not read if {@code spec} is outside the limits
   */
  public int sync(
      double now, int spec, int status, ScalingLimits limits, List<MetricAnswer> answers) {
    if (recommendations.isEmpty()) {
      recommendations.add(new Entry(now, spec));
    }
    int desired;
    if (spec == 0) {
      return 0;
    } else if (spec > limits.maximum()) {
      desired = limits.maximum();
    } else if (spec < limits.minimum()) {
      desired = limits.minimum();
    } else {
      int highest = 0;
      int lost = 0;
      for (MetricAnswer answer : answers) {
        int replicas = ReplicaCalculator.replicas(answer, spec, status, limits);
        if (replicas == ReplicaCalculator.LOST) {
          lost++;
        }
        highest = Math.max(highest, replicas);
      }
      if (lost == answers.size() || (lost > 0 && highest < spec)) {
        return spec;
      }
      desired = limited(now, spec, highest, limits);
    }
    if (desired != spec && limits.up() != null) {
      changes.add(new Entry(now, desired - spec));
    }
    return desired;
  }

  private int limited(double now, int spec, int wanted, ScalingLimits limits) {
    ScalingRules up = limits.up();
    ScalingRules down = limits.down();
    if (up == null || down == null) {
      int highest = wanted;
      for (Entry entry : recommendations) {
        if (entry.time >= now - DOWNSCALE_STABILIZATION) {
          highest = Math.max(highest, entry.count);
        }
      }
      remember(now, wanted, DOWNSCALE_STABILIZATION);
      int most = Math.min(limits.maximum(), Math.max(2 * spec, 4));
      return Math.max(limits.minimum(), Math.min(highest, most));
    }
    int least = wanted;
    int most = wanted;
    for (Entry entry : recommendations) {
      if (entry.time > now - up.window()) {
        least = Math.min(least, entry.count);
      }
      if (entry.time > now - down.window()) {
        most = Math.max(most, entry.count);
      }
    }
    remember(now, wanted, Math.max(up.window(), down.window()));
    int stable = Math.min(Math.max(spec, least), most);
    if (stable > spec) {
      int limit = Math.max(spec, limit(now, spec, up, 1));
      return Math.min(stable, Math.min(limits.maximum(), limit));
    }
    if (stable < spec) {
      int limit = Math.min(spec, limit(now, spec, down, -1));
      return Math.max(stable, Math.max(limits.minimum(), limit));
    }
    return stable;
  }

  private void remember(double now, int wanted, int window) {
    recommendations.removeIf(entry -> entry.time < now - window);
    recommendations.add(new Entry(now, wanted));
  }

  private int limit(double now, int spec, ScalingRules rules, int sign) {
    if (rules.select().equals("Disabled")) {
      return spec;
    }
    boolean smallest = rules.select().equals("Min");
    int result = spec;
    boolean first = true;
    for (ScalingRules.Policy policy : rules.policies()) {
      int start = spec;
      for (Entry change : changes) {
        if (change.time > now - policy.period()) {
          start -= change.count;
        }
      }
      double share = policy.value() / 100.0;
      int limit;
      if (!policy.percent()) {
        limit = start + sign * policy.value();
      } else if (sign > 0) {
        limit = (int) Math.ceil(start * (1 + share));
      } else {
        limit = (int) (start * (1 - share));
      }
      if (first || smallest == (limit * sign < result * sign)) {
        result = limit;
      }
      first = false;
    }
    return result;
  }
}
