package io.gitopsprofile.simulate;

/**
 * Settings of KEDA around the autoscaler of a workload that may have zero pods.
 *
 * @param polling seconds between two looks at the metric
 * @param cooldown seconds without load after which the last pods are removed
 * @param threshold value above which the workload is active, in thousandths
 */
public record Activation(int polling, int cooldown, long threshold) {}
