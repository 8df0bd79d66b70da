package io.gitopsprofile.model.autoscaler;

import org.jspecify.annotations.Nullable;

/**
 * How fast an autoscaler may scale. Without it Kubernetes scales as it did before 1.18.
 *
 * <pre>
 * behavior:
 *   scaleDown:
 *     stabilizationWindowSeconds: 300
 *     policies:
 *       - {type: Percent, value: 100, periodSeconds: 15}
 * </pre>
 *
 * @param scaleUp upwards
 * @param scaleDown downwards
 */
public record Behavior(@Nullable ScalingRules scaleUp, @Nullable ScalingRules scaleDown) {}
