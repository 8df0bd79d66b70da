package io.gitopsprofile.render.output;

import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import java.util.HashSet;
import java.util.Set;

/**
 * The objects that need a directory of their own, since a release may install their kind. Flux v2
 * does not apply a folder with an object of an unknown kind at all, so in one folder with the
 * release these objects would hold the release back for ever. (Source: fluxcd/pkg,
 * ssa/manager_apply.go: ApplyAll tries all objects before it applies one.) In a namespace that
 * waits for the releases anyway, they stay with the rest.
 */
public final class CustomResourcePlacement {

  private final Profile profile;
  private final ObjectScope scopes;
  private final Set<String> beforeReleases = new HashSet<>();

  /**
   * The placement of the objects of a profile.
   *
   * @param foldersWhole whether Flux applies a folder as a whole; if not, none stands apart
   */
  public CustomResourcePlacement(Profile profile, ObjectScope scopes, boolean foldersWhole) {
    this.profile = profile;
    this.scopes = scopes;
    if (foldersWhole) {
      profile.releases().forEach(this::add);
      HelmRelease metrics = profile.metricsRelease();
      if (metrics != null) {
        add(metrics);
      }
    }
  }

  private void add(HelmRelease release) {
    beforeReleases.add(FileLayout.CLUSTER_SCOPED);
    beforeReleases.add(directory(release.namespace()));
    beforeReleases.add(directory(release.effectiveNamespace()));
    if (release.chart() instanceof Chart.Reference chart && chart.namespace() != null) {
      beforeReleases.add(directory(chart.namespace()));
    }
  }

  /** True if an object needs another directory than the rest of its namespace or of the cluster. */
  public boolean standsApart(Manifest manifest) {
    return scopes.isCustom(manifest) && beforeReleases.contains(directory(manifest.namespace()));
  }

  private String directory(String namespace) {
    return namespace.isEmpty() ? FileLayout.CLUSTER_SCOPED : profile.directoryOf(namespace).text();
  }
}
