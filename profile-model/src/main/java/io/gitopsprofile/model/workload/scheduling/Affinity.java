package io.gitopsprofile.model.workload.scheduling;

import org.jspecify.annotations.Nullable;

/**
 * The nodes that pods need or prefer, by the labels of the nodes and by the pods that run there.
 *
 * <pre>
 * affinity:
 *   podAntiAffinity:
 *     requiredDuringSchedulingIgnoredDuringExecution:
 *       - topologyKey: kubernetes.io/hostname
 *         labelSelector:
 *           matchLabels: {app: shop}
 * </pre>
 *
 * @param nodeAffinity the nodes, by their labels
 * @param podAffinity the pods to run beside
 * @param podAntiAffinity the pods to run apart from
 */
public record Affinity(
    @Nullable NodeAffinity nodeAffinity,
    @Nullable PodAffinity podAffinity,
    @Nullable PodAffinity podAntiAffinity) {}
