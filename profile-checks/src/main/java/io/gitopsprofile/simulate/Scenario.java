package io.gitopsprofile.simulate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a simulation besides load and metrics.
 *
 * @param limits settings of the autoscaler
 * @param replicas replicas at first, all ready
 * @param startup seconds from the creation of a pod until the pod is ready
 * @param seconds length of the simulation
 * @param firstSync time of the first decision, in seconds
 * @param syncInterval seconds between two decisions
 * @param scheduler decision whether a pod gets a node
 * @param actions changes by hand and faults, in the order of time
 * @param activation settings of KEDA; null if another number of pods than zero is kept
 */
public record Scenario(
    ScalingLimits limits,
    int replicas,
    double startup,
    int seconds,
    double firstSync,
    double syncInterval,
    PodScheduler scheduler,
    List<PodAction> actions,
    @Nullable Activation activation) {}
