package io.gitopsprofile.simulate;

import java.util.List;

/**
 * Rules of {@code behavior} in one direction.
 *
 * @param window stabilization window, in seconds
 * @param select policy that wins: {@code Max}, {@code Min} or {@code Disabled}
 * @param policies limits of a change
 */
public record ScalingRules(int window, String select, List<Policy> policies) {

  /**
   * Limit of a change in a period.
   *
   * @param percent whether the value is a percentage, else a count of pods
   * @param value largest change
   * @param period seconds of the period
   */
  public record Policy(boolean percent, int value, int period) {}
}
