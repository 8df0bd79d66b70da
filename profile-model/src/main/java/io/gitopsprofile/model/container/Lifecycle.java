package io.gitopsprofile.model.container;

import org.jspecify.annotations.Nullable;

/**
 * The actions that the kubelet runs at the start and before the end of a container.
 *
 * <pre>
 * lifecycle:
 *   preStop:
 *     exec:
 *       command: [sleep, "5"]
 * </pre>
 *
 * @param postStart the action right after the start; the container is killed if the action fails
 * @param preStop the action before SIGTERM; its time counts to {@code
 *     terminationGracePeriodSeconds}
 */
public record Lifecycle(@Nullable LifecycleAction postStart, @Nullable LifecycleAction preStop) {}
