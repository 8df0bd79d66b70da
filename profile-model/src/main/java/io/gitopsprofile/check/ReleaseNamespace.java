package io.gitopsprofile.check;

import io.gitopsprofile.model.HelmRelease;

/** The namespace that a chart is installed into. */
final class ReleaseNamespace {

  private ReleaseNamespace() {}

  static String of(HelmRelease release) {
    String target = release.targetNamespace();
    return target == null ? release.namespace() : target;
  }
}
