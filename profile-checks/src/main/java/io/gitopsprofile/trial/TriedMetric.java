package io.gitopsprofile.trial;

import io.gitopsprofile.simulate.MetricAim;
import io.gitopsprofile.simulate.MetricAnswer.Target;
import io.gitopsprofile.simulate.MetricFeed;
import io.gitopsprofile.simulate.ScrapedRate;
import io.gitopsprofile.simulate.SharedLoad;
import org.jspecify.annotations.Nullable;

/**
 * Metric that the load of a trial moves.
 *
 * @param name name of the metric
 * @param unit unit of the load in messages
 * @param rate whether the load is a number of requests a second
 * @param aim the metric with its target
 * @param path way through Prometheus; null for a metric that is read at once
 */
public record TriedMetric(
    String name, String unit, boolean rate, MetricAim aim, ScrapedRate.@Nullable Path path) {

  MetricFeed feed() {
    return path == null ? new SharedLoad(aim, 0, 0) : new ScrapedRate(aim, path);
  }

  /** Load that a number of ready pods takes at the target. */
  double capacity(int ready) {
    return aim.target() == Target.VALUE ? aim.perPod() : ready * aim.perPod();
  }
}
