package io.gitopsprofile.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to one metric of an autoscaler at one sync.
 *
 * @param source part of the API that answers
 * @param target form of the target
 * @param value target in thousandths; for a utilization, percent
 * @param pods pods with their samples, for a metric of pods
 * @param total value in thousandths of a metric that belongs to one object; null if lost
 * @param ready pods that are ready, for a metric of one object
 * @param lost whether the metrics API answers with an error
 * @param now time of the sync, in seconds
 */
public record MetricAnswer(
    Source source,
    Target target,
    long value,
    List<PodSample> pods,
    @Nullable Long total,
    int ready,
    boolean lost,
    double now) {

  /** Source of a metric, as far as the algorithm differs. */
  public enum Source {
    /** Samples of pods from the custom metrics API, or memory. */
    PODS,
    /** CPU of pods, for which a new pod is not ready before its first full sample. */
    CPU,
    /** One value of an Object or External metric. */
    OBJECT
  }

  /** Form of a target. */
  public enum Target {
    /** Value that each pod has on average. */
    AVERAGE_VALUE,
    /** Value as a whole. */
    VALUE,
    /** Percent of the requests. */
    UTILIZATION
  }
}
