package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.value.IntOrPercent;
import org.jspecify.annotations.Nullable;

/**
 * How far a rolling update may leave the wanted number of pods.
 *
 * @param maxUnavailable how many may be missing; default 25%
 * @param maxSurge how many may be too many; default 25%
 */
public record RollingUpdate(
    @Nullable IntOrPercent maxUnavailable, @Nullable IntOrPercent maxSurge) {}
