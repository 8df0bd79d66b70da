package io.gitopsprofile.render.flux;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import org.jspecify.annotations.Nullable;

/**
 * A custom resource of source.toolkit.fluxcd.io/v1, from which Flux v2 fetches charts. (Source:
 * fluxcd/source-controller, api/v1.)
 */
sealed interface FluxSource {

  String API_VERSION = "source.toolkit.fluxcd.io/v1";

  String kind();

  ObjectMeta metadata();

  /** The spec: the address and the fetch settings, without the name. */
  Object spec();

  /** A Helm repository, over HTTP or as OCI artifacts. */
  record HelmRepository(
      String apiVersion, String kind, ObjectMeta metadata, HelmRepositorySpec spec)
      implements FluxSource {

    static HelmRepository of(ObjectMeta metadata, HelmRepositorySpec spec) {
      return new HelmRepository(API_VERSION, "HelmRepository", metadata, spec);
    }

    record HelmRepositorySpec(
        @Nullable String type,
        String url,
        @Nullable String interval,
        @Nullable Reference secretRef) {}
  }

  /** A Git repository at one ref. */
  record GitRepository(String apiVersion, String kind, ObjectMeta metadata, GitRepositorySpec spec)
      implements FluxSource {

    static GitRepository of(ObjectMeta metadata, GitRepositorySpec spec) {
      return new GitRepository(API_VERSION, "GitRepository", metadata, spec);
    }

    record GitRepositorySpec(
        String url, GitRepositoryRef ref, String interval, @Nullable Reference secretRef) {}

    record GitRepositoryRef(
        @Nullable String branch,
        @Nullable String tag,
        @Nullable String name,
        @Nullable String commit) {}
  }

  /** One OCI artifact. */
  record OciRepository(String apiVersion, String kind, ObjectMeta metadata, OciRepositorySpec spec)
      implements FluxSource {

    static OciRepository of(ObjectMeta metadata, OciRepositorySpec spec) {
      return new OciRepository(API_VERSION, "OCIRepository", metadata, spec);
    }

    record OciRepositorySpec(
        String url,
        @Nullable OciRepositoryRef ref,
        String interval,
        OciLayer layerSelector,
        @Nullable Reference secretRef) {}

    record OciRepositoryRef(
        @Nullable String tag, @Nullable String semver, @Nullable String digest) {}

    record OciLayer(String mediaType, String operation) {}
  }

  record Reference(String name) {}
}
