package io.gitopsprofile.simulate;

import org.jspecify.annotations.Nullable;

/**
 * Settings of an autoscaler that limit a decision.
 *
 * @param minimum {@code minReplicas}
 * @param maximum {@code maxReplicas}
 * @param up rules for more pods; null if the autoscaler has no {@code behavior}
 * @param down rules for fewer pods; null if the autoscaler has no {@code behavior}
 * @param minor minor version of Kubernetes, for example 27
 */
public record ScalingLimits(
    int minimum, int maximum, @Nullable ScalingRules up, @Nullable ScalingRules down, int minor) {}
