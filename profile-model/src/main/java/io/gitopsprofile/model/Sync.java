package io.gitopsprofile.model;

import io.gitopsprofile.model.release.SourceReference;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the Kustomizations with which Flux v2 applies the tree. For each namespace, a
 * Kustomization is written into {@code clusters/<cluster>}, the folder that Flux is bootstrapped
 * with. Flux v1 has no Kustomizations and ignores these settings, except for {@code others}.
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
 * @param interval the interval at which Flux reconciles the cluster with the tree; above zero; null
 *     means {@code 5m}
 * @param retryInterval the interval of retries after a failure, such as an object whose kind a
 *     release has not installed yet; null means {@code 1m}; above zero
 * @param others the files that Flux applies together with the tree although no profile renders
 *     them, each as the path of a file or of a folder with everything in it, such as {@code
 *     base/demo/extra.yaml}; nothing is rendered for them
 */
@Value.Builder
public record Sync(
    @Nullable String namespace,
    @Nullable SourceReference sourceRef,
    @Nullable RelativePath path,
    @Nullable GoDuration interval,
    @Nullable GoDuration retryInterval,
    List<RelativePath> others) {

  /** The settings of {@code flux bootstrap}. */
  public static final Sync DEFAULT = new Sync(null, null, null, null, null, List.of());

  private static final String FLUX = "flux-system";

  /** Refuses values that break their syntax, and copies the list. */
  public Sync {
    others = Ordered.list("others", others);
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

  /** Returns the interval of reconciliation, {@code 5m} by default. */
  public String intervalOrDefault() {
    return interval == null ? "5m" : interval.text();
  }

  /** Returns the interval of retries after a failure. */
  public String retryIntervalOrDefault() {
    return retryInterval == null ? "1m" : retryInterval.text();
  }

  /** Starts a sync; every component is optional. */
  public static Builder builder() {
    return new Builder().others(List.of());
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
