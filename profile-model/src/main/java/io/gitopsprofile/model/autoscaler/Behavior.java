package io.gitopsprofile.model.autoscaler;

import org.jspecify.annotations.Nullable;

/**
 * The scaling speed of an autoscaler. Without a behavior, Kubernetes scales as before 1.18.
 *
 * <pre>
 * behavior:
 *   scaleDown:
 *     stabilizationWindowSeconds: 300
 *     policies:
 *       - {type: Percent, value: 100, periodSeconds: 15}
 * </pre>
 *
 * @param scaleUp the rules for scaling up
 * @param scaleDown the rules for scaling down
 */
public record Behavior(@Nullable ScalingRules scaleUp, @Nullable ScalingRules scaleDown) {}
