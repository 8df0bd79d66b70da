package io.gitopsprofile.render.flux;

import io.fabric8.kubernetes.api.model.ObjectMeta;
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
      SourceReference sourceRef,
      String path,
      Boolean prune,
      @Nullable Boolean _wait) {}

  record Dependency(String name) {}

  record SourceReference(String kind, String name, @Nullable String namespace) {}
}
