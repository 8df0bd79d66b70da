package io.gitopsprofile.render.flux;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.gitopsprofile.model.release.HealthCheckExpression;
import io.gitopsprofile.model.sync.Decryption;
import io.gitopsprofile.model.sync.DeletionPolicy;
import io.gitopsprofile.model.sync.HealthCheck;
import io.gitopsprofile.model.sync.PostBuild;
import io.gitopsprofile.model.value.GoDuration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The custom resource Kustomization of kustomize.toolkit.fluxcd.io/v1, with which Flux v2 applies a
 * folder. (Source: fluxcd/kustomize-controller, api/v1/kustomization_types.go.)
 */
record Kustomization(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {

  static Kustomization of(ObjectMeta metadata, Spec spec) {
    return new Kustomization("kustomize.toolkit.fluxcd.io/v1", "Kustomization", metadata, spec);
  }

  record Spec(
      @Nullable Boolean suspend,
      List<Dependency> dependsOn,
      String interval,
      String retryInterval,
      @Nullable GoDuration timeout,
      SourceReference sourceRef,
      String path,
      boolean prune,
      @Nullable Boolean _wait,
      @Nullable Boolean force,
      @Nullable DeletionPolicy deletionPolicy,
      @Nullable String serviceAccountName,
      @Nullable Decryption decryption,
      @Nullable PostBuild postBuild,
      List<HealthCheck> healthChecks,
      List<HealthCheckExpression> healthCheckExprs) {}

  record Dependency(String name, @Nullable String namespace, @Nullable String readyExpr) {}

  record SourceReference(String kind, String name, @Nullable String namespace) {}
}
