package io.gitopsprofile.model;

import io.gitopsprofile.model.release.HealthCheckExpression;
import io.gitopsprofile.model.release.SourceReference;
import io.gitopsprofile.model.sync.Decryption;
import io.gitopsprofile.model.sync.DeletionPolicy;
import io.gitopsprofile.model.sync.HealthCheck;
import io.gitopsprofile.model.sync.KustomizationSettings;
import io.gitopsprofile.model.sync.PostBuild;
import io.gitopsprofile.model.sync.SyncGroup;
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
 * with. Flux v1 has no Kustomizations: it ignores the settings up to {@code retryInterval}, takes
 * {@code others}, and all else is an error.
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
 * @param timeout the time that one run of a Kustomization may take, the health checks included;
 *     above zero; null means {@code interval}
 * @param prune whether Flux deletes objects that are no longer in the folder; null means true
 * @param waitForReady whether a Kustomization is ready only when all its objects are; {@code wait}
 *     in YAML; null means true, or false beside {@code healthChecks}
 * @param force whether Flux deletes and recreates objects that it cannot change; null means false
 * @param deletionPolicy the treatment of the objects when a Kustomization is deleted; null means
 *     {@code MirrorPrune}; needs Flux 2.5
 * @param serviceAccountName the service account that Flux acts as; null means Flux's own
 * @param decryption the decryption of Secrets; null means that none is encrypted
 * @param postBuild the variables that Flux replaces; null means that Flux replaces none
 * @param healthChecks the objects that must be ready, instead of all objects of the folder; an
 *     empty list means that of {@code wait}
 * @param healthCheckExprs the rules by which objects of custom kinds count as ready; an empty list
 *     means those of Flux itself; needs Flux 2.5
 * @param groups groups of folders with settings and dependencies of their own
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
    @Nullable GoDuration timeout,
    @Nullable Boolean prune,
    @Nullable Boolean waitForReady,
    @Nullable Boolean force,
    @Nullable DeletionPolicy deletionPolicy,
    @Nullable String serviceAccountName,
    @Nullable Decryption decryption,
    @Nullable PostBuild postBuild,
    List<HealthCheck> healthChecks,
    List<HealthCheckExpression> healthCheckExprs,
    List<SyncGroup> groups,
    List<RelativePath> others)
    implements KustomizationSettings {

  /** The settings of {@code flux bootstrap}. */
  public static final Sync DEFAULT = builder().build();

  private static final String FLUX = "flux-system";

  /** Refuses values that break their syntax, and copies the list. */
  public Sync {
    healthChecks = Ordered.list("healthChecks", healthChecks);
    healthCheckExprs = Ordered.list("healthCheckExprs", healthCheckExprs);
    groups = Ordered.list("groups", groups);
    others = Ordered.list("others", others);
    Syntax.of()
        .dnsLabel("namespace", namespace)
        .positive("interval", interval)
        .positive("retryInterval", retryInterval)
        .positive("timeout", timeout)
        .dnsSubdomain("serviceAccountName", serviceAccountName)
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
    return new Builder()
        .healthChecks(List.of())
        .healthCheckExprs(List.of())
        .groups(List.of())
        .others(List.of());
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
