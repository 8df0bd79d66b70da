package io.gitopsprofile.view;

import io.gitopsprofile.model.release.HelmRelease;

/** The namespace that a chart is installed into. */
public final class ReleaseNamespace {

  private ReleaseNamespace() {}

  public static String of(HelmRelease release) {
    String target = release.targetNamespace();
    return target == null ? release.namespace() : target;
  }
}
