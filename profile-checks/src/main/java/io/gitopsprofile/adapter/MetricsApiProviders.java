package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;

/** What in a profile, beside its metrics adapter, may serve a metrics API. */
public final class MetricsApiProviders {

  private MetricsApiProviders() {}

  /**
   * Whether a release, a manifest or the cluster itself may serve custom or external metrics: a
   * chart that is not known may.
   */
  public static boolean mayServe(ProfileParts parts) {
    Cluster cluster = parts.profile().cluster();
    boolean may = false;
    if (cluster != null) {
      for (String provided : cluster.provides()) {
        may |= KnownCharts.mayServeMetrics(provided);
      }
    }
    for (Located<Manifest> manifest : parts.manifests()) {
      may |= manifest.value().kind().equals("APIService");
    }
    for (HelmRelease release : parts.profile().releases()) {
      may |= KnownCharts.mayServeMetrics(release.chart());
    }
    return may;
  }
}
