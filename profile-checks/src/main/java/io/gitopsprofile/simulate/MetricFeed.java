package io.gitopsprofile.simulate;

import java.util.List;

/** Way of one metric from the load to the autoscaler. */
public interface MetricFeed {

  /**
   * Takes the load of one second.
   *
   * @param now start of the second
   * @param load load of all pods together
   * @param pods pods that are neither failed nor being deleted
   */
  void second(double now, double load, List<SimulatedPod> pods);

  /** Returns the answer of the metrics API at a time. */
  MetricAnswer answer(double now, double load, List<SimulatedPod> pods);
}
