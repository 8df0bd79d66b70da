package io.gitopsprofile.render.output;

import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import java.util.HashSet;
import java.util.Set;

/**
 * The decision which objects need a separate directory because a release may install their kind.
 * Flux v2 applies nothing of a folder that contains an object of an unknown kind, so such an object
 * beside the release would block the release permanently. (Source: fluxcd/pkg,
 * ssa/manager_apply.go: ApplyAll tries all objects before it applies one.) In a namespace that
 * waits for the releases anyway, they stay with the rest.
 */
public final class CustomResourcePlacement {

  private final FileLayout layout;
  private final ObjectScope scopes;
  private final Set<String> beforeReleases = new HashSet<>();

  /**
   * Creates the placement for a profile.
   *
   * @param foldersWhole whether Flux applies a folder as a whole; if not, every object stays with
   *     the rest
   */
  public CustomResourcePlacement(
      Profile profile, FileLayout layout, ObjectScope scopes, boolean foldersWhole) {
    this.layout = layout;
    this.scopes = scopes;
    if (foldersWhole) {
      for (HelmRelease release : profile.releases()) {
        add(release);
      }
      HelmRelease metrics = profile.metricsRelease();
      if (metrics != null) {
        add(metrics);
      }
    }
  }

  private void add(HelmRelease release) {
    beforeReleases.add(FileLayout.CLUSTER_SCOPED);
    beforeReleases.add(layout.directoryOf(release.namespace()));
    beforeReleases.add(layout.directoryOf(release.effectiveNamespace()));
    if (release.chart() instanceof Chart.Reference chart && chart.namespace() != null) {
      beforeReleases.add(layout.directoryOf(chart.namespace()));
    }
  }

  /** True if an object needs another directory than the rest of its namespace or of the cluster. */
  public boolean standsApart(Manifest manifest) {
    return standsApart(manifest.apiVersion(), manifest.kind(), manifest.namespace());
  }

  /** The same for an object of a kind in a namespace. */
  public boolean standsApart(String apiVersion, String kind, String namespace) {
    return scopes.isCustom(apiVersion, kind)
        && beforeReleases.contains(layout.directoryOf(namespace));
  }
}
