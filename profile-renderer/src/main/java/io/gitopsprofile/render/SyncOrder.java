package io.gitopsprofile.render;

import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.NamespacedName;
import io.gitopsprofile.model.Profile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which directories Flux v2 applies before which. A release waits for the namespace that it is
 * installed into, and an autoscaler for the metrics adapter, or for KEDA. For the rest, what
 * belongs to the whole cluster comes first, then the namespaces with releases, then those without.
 */
final class SyncOrder {

  private final Profile profile;
  private final ObjectScope scopes;
  private final Dependencies dependencies;
  private final Set<String> withReleases = new LinkedHashSet<>();

  SyncOrder(Profile profile, Dependencies dependencies) {
    this.profile = profile;
    this.scopes = new ObjectScope(profile.manifests());
    this.dependencies = dependencies;
  }

  /** Adds all that is known of the order, what must be before what should be. */
  void find(Set<String> directories) {
    for (HelmRelease release : releases()) {
      String own = directory(release.namespace());
      withReleases.add(own);
      dependencies.add(own, directory(release.effectiveNamespace()));
      for (NamespacedName other : release.dependsOn()) {
        dependencies.add(own, other.namespace() == null ? own : directory(other.namespace()));
      }
      if (release.chart() instanceof Chart.Reference chart && chart.namespace() != null) {
        dependencies.add(own, directory(chart.namespace()));
      }
    }
    HelmRelease metrics = profile.metricsRelease();
    if (metrics != null) {
      for (Autoscaler autoscaler : profile.autoscalers()) {
        dependencies.add(directory(autoscaler.namespace()), directory(metrics.namespace()));
      }
    }
    if (needsReleases()) {
      withReleases.forEach(other -> dependencies.add(Layout.CLUSTER_SCOPED, other));
    }
    for (String directory : directories) {
      dependencies.add(directory, Layout.CLUSTER_SCOPED);
    }
    for (String directory : directories) {
      if (!withReleases.contains(directory) && !directory.equals(Layout.CLUSTER_SCOPED)) {
        withReleases.forEach(other -> dependencies.add(directory, other));
      }
    }
  }

  /** Whether an object of the whole cluster is of a kind that only a release can bring. */
  private boolean needsReleases() {
    for (Manifest manifest : profile.manifests()) {
      if (manifest.namespace().isEmpty() && scopes.of(manifest) == ObjectScope.Scope.UNKNOWN) {
        return true;
      }
    }
    return false;
  }

  private List<HelmRelease> releases() {
    List<HelmRelease> releases = new ArrayList<>(profile.releases());
    HelmRelease metrics = profile.metricsRelease();
    if (metrics != null) {
      releases.add(metrics);
    }
    return releases;
  }

  private String directory(String namespace) {
    return profile.directoryOf(namespace).text();
  }
}
