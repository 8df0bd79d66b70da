package io.gitopsprofile.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Result of a simulation.
 *
 * @param seconds state at the start of each second
 * @param changes changes of the replicas
 * @param complete false if the run ended early, because of too many pods for too long
 */
public record ScalingRun(List<Second> seconds, List<Change> changes, boolean complete) {

  /**
   * State at the start of a second.
   *
   * @param time seconds since the start
   * @param load load of all pods together
   * @param replicas replicas that the workload asks for
   * @param ready pods that are ready
   * @param pending pods that no node has room for
   * @param read value of the first metric that the autoscaler read last, over all pods; null if the
   *     autoscaler did not read a value
   */
  public record Second(
      int time, double load, int replicas, int ready, int pending, @Nullable Double read) {}

  /**
   * Change of the replicas.
   *
   * @param time time in seconds
   * @param from replicas before
   * @param to replicas after
   */
  public record Change(double time, int from, int to) {}
}
