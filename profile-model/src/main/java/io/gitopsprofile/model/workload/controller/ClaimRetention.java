package io.gitopsprofile.model.workload.controller;

import org.jspecify.annotations.Nullable;

/**
 * The fate of the volumes that a StatefulSet made; Kubernetes 1.27 and newer.
 *
 * <pre>
 * persistentVolumeClaimRetentionPolicy:
 *   whenDeleted: Retain
 *   whenScaled: Delete
 * </pre>
 *
 * @param whenDeleted the fate when the StatefulSet is deleted; default Retain
 * @param whenScaled the fate when the number of pods falls; default Retain
 */
public record ClaimRetention(
    @Nullable ClaimRetentionPolicy whenDeleted, @Nullable ClaimRetentionPolicy whenScaled) {}
