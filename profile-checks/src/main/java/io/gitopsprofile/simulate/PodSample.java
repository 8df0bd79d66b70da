package io.gitopsprofile.simulate;

import org.jspecify.annotations.Nullable;

/**
 * Pod as the controller sees it at one sync.
 *
 * @param pending whether the pod is in phase Pending
 * @param ready whether the condition Ready is true
 * @param started start of the pod, in seconds
 * @param changed last change of the condition Ready, in seconds
 * @param milli sample in thousandths; null if the pod has none
 * @param sampled time of the sample, in seconds
 * @param window seconds that the sample covers
 * @param request sum of the containers' requests, in thousandths; 0 unless the target is a
 *     utilization
 */
public record PodSample(
    boolean pending,
    boolean ready,
    double started,
    double changed,
    @Nullable Long milli,
    double sampled,
    double window,
    long request) {}
