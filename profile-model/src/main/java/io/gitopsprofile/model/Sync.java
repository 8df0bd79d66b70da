package io.gitopsprofile.model;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * How Flux v2 finds the tree. For each namespace a Kustomization is written into {@code
 * clusters/<cluster>}, the folder that Flux is set up with; Flux v1 needs none, so that to it this
 * part says nothing.
 *
 * <pre>
 * apiVersion: kustomize.toolkit.fluxcd.io/v1
 * kind: Kustomization
 * metadata:
 *   name: demo
 *   namespace: flux-system
 * spec:
 *   dependsOn:
 *     - name: monitoring-system
 *   interval: 5m
 *   retryInterval: 1m
 *   sourceRef:
 *     kind: GitRepository
 *     name: flux-system
 *   path: ./base/demo
 *   prune: true
 *   wait: true
 * </pre>
 *
 * @param namespace the namespace of the Kustomizations; null means {@code flux-system}
 * @param sourceRef the source that holds the tree; null means the GitRepository {@code flux-system}
 *     in the namespace {@code flux-system}, as {@code flux bootstrap} makes it
 * @param path the tree's folder in the source; null means its root
 * @param interval how often Flux looks whether the cluster is as the tree says; null means {@code
 *     5m}; above zero, since a controller does not come back to an object with an interval of none
 * @param retryInterval how soon Flux tries again what failed, as it does for a while where what is
 *     to be applied needs what a release brings; null means {@code 1m}; above zero
 */
@Value.Builder
public record Sync(
    @Nullable String namespace,
    @Nullable SourceReference sourceRef,
    @Nullable RelativePath path,
    @Nullable GoDuration interval,
    @Nullable GoDuration retryInterval) {

  /** All of it as {@code flux bootstrap} makes it. */
  public static final Sync DEFAULT = new Sync(null, null, null, null, null);

  private static final String FLUX = "flux-system";

  /** Refuses values that break their syntax. */
  public Sync {
    Syntax.of()
        .dnsLabel("namespace", namespace)
        .positive("interval", interval)
        .positive("retryInterval", retryInterval)
        .enforce();
  }

  /** The namespace of the Kustomizations. */
  public String namespaceOrDefault() {
    return namespace == null ? FLUX : namespace;
  }

  /** The source that holds the tree. */
  public SourceReference sourceRefOrDefault() {
    if (sourceRef != null) {
      return sourceRef;
    }
    boolean isBeside = namespaceOrDefault().equals(FLUX);
    return new SourceReference(null, FLUX, isBeside ? null : FLUX);
  }

  /** The path of one of the tree's folders in the source. */
  public String pathOf(String folder) {
    return path == null ? "./" + folder : "./" + path + "/" + folder;
  }

  /** How often Flux looks. */
  public String intervalOrDefault() {
    return interval == null ? "5m" : interval.text();
  }

  /** How soon Flux tries again. */
  public String retryIntervalOrDefault() {
    return retryInterval == null ? "1m" : retryInterval.text();
  }

  /** Starts a sync; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Sync}; its {@code @param} tags describe the components. */
  public static final class Builder extends SyncBuilder {
    Builder() {}
  }
}
