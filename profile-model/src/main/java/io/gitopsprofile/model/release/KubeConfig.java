package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.LocalReference;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that Flux v2 installs a release on, if it is not its own.
 *
 * <pre>
 * kubeConfig:
 *   secretRef: {name: staging, key: value}
 * </pre>
 *
 * @param secretRef the Secret with the kubeconfig; write this or {@code configMapRef}
 * @param configMapRef the name of a ConfigMap that describes the cluster
 */
public record KubeConfig(
    @Nullable KubeConfigSecret secretRef, @Nullable LocalReference configMapRef) {}
