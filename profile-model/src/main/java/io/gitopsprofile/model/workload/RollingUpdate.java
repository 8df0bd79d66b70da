package io.gitopsprofile.model.workload;

import io.gitopsprofile.model.value.IntOrPercent;
import org.jspecify.annotations.Nullable;

/**
 * The bounds of a rolling update.
 *
 * @param maxUnavailable the pods that may be unavailable; default 25%
 * @param maxSurge the pods that may exist beyond the desired number; default 25%
 */
public record RollingUpdate(
    @Nullable IntOrPercent maxUnavailable, @Nullable IntOrPercent maxSurge) {}
