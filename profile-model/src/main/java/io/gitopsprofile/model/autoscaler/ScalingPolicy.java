package io.gitopsprofile.model.autoscaler;

import io.gitopsprofile.model.value.Syntax;
import java.util.Set;

/**
 * The greatest change of the number of pods in a period.
 *
 * @param type {@code Pods} or {@code Percent}
 * @param value the number of pods, or percent of the current number; above 0
 * @param periodSeconds the period in seconds; 1 to 1800
 */
public record ScalingPolicy(String type, int value, int periodSeconds) {

  /** Refuses values that break their syntax. */
  public ScalingPolicy {
    Syntax.of()
        .required("type", type)
        .oneOf("type", type, Set.of("Pods", "Percent"))
        .range("value", value, 1, Integer.MAX_VALUE)
        .range("periodSeconds", periodSeconds, 1, 1800)
        .enforce();
  }
}
