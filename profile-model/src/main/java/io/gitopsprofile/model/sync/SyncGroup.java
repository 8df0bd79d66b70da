package io.gitopsprofile.model.sync;

import io.gitopsprofile.model.release.HealthCheckExpression;
import io.gitopsprofile.model.value.GoDuration;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A group of folders whose Kustomizations have settings and dependencies of their own. Each folder
 * keeps its own Kustomization.
 *
 * <pre>
 * groups:
 *   - name: infrastructure
 *     folders: [base/monitoring, base/ingress]
 *     timeout: 10m
 *   - name: apps
 *     folders: [base/shop]
 *     dependsOn: [{name: infrastructure}]
 * </pre>
 *
 * @param name the name of the group, by which other groups wait for it
 * @param folders the folders, as in the tree, such as {@code base/demo} or {@code
 *     base/demo-custom}; a folder is in one group at most
 * @param dependsOn the groups and Kustomizations that must be ready first, in place of the
 *     dependencies that the profile computes for these folders; an empty list means the computed
 *     ones
 * @param interval the interval at which Flux reconciles the cluster with the folders; above zero;
 *     null means that of {@code sync}
 * @param retryInterval the interval of retries after a failure; above zero; null means that of
 *     {@code sync}
 * @param timeout the time that one run of a Kustomization may take, the health checks included;
 *     above zero; null means that of {@code sync}
 * @param prune whether Flux deletes objects that are no longer in the folder; null means that of
 *     {@code sync}
 * @param waitForReady whether a Kustomization is ready only when all its objects are; {@code wait}
 *     in YAML; null means that of {@code sync}, or false if the group has {@code healthChecks}
 * @param force whether Flux deletes and recreates objects that it cannot change; null means that of
 *     {@code sync}
 * @param deletionPolicy the treatment of the objects when a Kustomization is deleted; null means
 *     that of {@code sync}; needs Flux 2.5
 * @param serviceAccountName the service account that Flux acts as; null means that of {@code sync}
 * @param decryption the decryption of Secrets; null means that of {@code sync}
 * @param postBuild the variables that Flux replaces; null means that of {@code sync}
 * @param healthChecks the objects that must be ready, instead of all objects of the folder; an
 *     empty list means those of {@code sync}
 * @param healthCheckExprs the rules by which objects of custom kinds count as ready; an empty list
 *     means those of {@code sync}; needs Flux 2.5
 */
@Value.Builder
public record SyncGroup(
    String name,
    List<RelativePath> folders,
    List<FolderDependency> dependsOn,
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
    List<HealthCheckExpression> healthCheckExprs)
    implements KustomizationSettings {

  /** Refuses values that break their syntax, and copies the lists. */
  public SyncGroup {
    folders = Ordered.list("folders", folders);
    dependsOn = Ordered.list("dependsOn", dependsOn);
    healthChecks = Ordered.list("healthChecks", healthChecks);
    healthCheckExprs = Ordered.list("healthCheckExprs", healthCheckExprs);
    Syntax.of()
        .required("name", name)
        .dnsLabel("name", name)
        .notEmpty("folders", folders)
        .positive("interval", interval)
        .positive("retryInterval", retryInterval)
        .positive("timeout", timeout)
        .dnsSubdomain("serviceAccountName", serviceAccountName)
        .enforce();
  }

  /** Starts a group; {@code name} and {@code folders} must be set. */
  public static Builder builder() {
    return new Builder()
        .folders(List.of())
        .dependsOn(List.of())
        .healthChecks(List.of())
        .healthCheckExprs(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link SyncGroup}; its {@code @param} tags describe the components. */
  public static final class Builder extends SyncGroupBuilder {
    Builder() {}
  }
}
