package io.gitopsprofile.simulate;

import java.util.List;

/**
 * Rules of {@code behavior} in one direction.
 *
 * @param window stabilization window, in seconds
 * @param select policy that wins: {@code Max}, {@code Min} or {@code Disabled}
 * @param policies limits of a change
 * @param tolerance deviation from the target that has no effect, as a ratio
 */
public record ScalingRules(int window, String select, List<Policy> policies, double tolerance) {

  /** Deviation that has no effect, unless an autoscaler sets its own. */
  public static final double TOLERANCE = 0.1;

  /**
   * Limit of a change in a period.
   *
   * @param percent whether the value is a percentage, else a count of pods
   * @param value largest change
   * @param period seconds of the period
   */
  public record Policy(boolean percent, int value, int period) {}
}
