package io.gitopsprofile.adapter;

import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import org.jspecify.annotations.Nullable;

/** Providers of a metrics API in a profile other than its metrics adapter. */
public final class MetricsApiProviders {

  private MetricsApiProviders() {}

  /**
   * True if a release, a manifest or the cluster itself may serve custom or external metrics. An
   * unknown chart may; an adapter whose rules are known does not count.
   */
  public static boolean mayServe(ProfileParts parts, @Nullable AdapterPart adapter) {
    Cluster cluster = parts.profile().cluster();
    boolean may = false;
    if (cluster != null) {
      for (String provided : cluster.provides()) {
        may |= KnownCharts.mayServeMetrics(provided);
      }
    }
    for (Located<Manifest> manifest : parts.manifests()) {
      boolean isOwn = adapter != null && adapter.isServedBy(manifest.value());
      may |= manifest.value().kind().equals("APIService") && !isOwn;
    }
    for (HelmRelease release : parts.profile().releases()) {
      boolean isKnown = adapter != null && adapter.isMadeOf(release);
      may |= !isKnown && KnownCharts.mayServeMetrics(release.chart());
    }
    return may;
  }
}
