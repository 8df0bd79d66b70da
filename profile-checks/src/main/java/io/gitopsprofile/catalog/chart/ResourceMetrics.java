package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.MetricsApi;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.ReleaseValues;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a profile that serve the CPU and memory of pods. */
public final class ResourceMetrics {

  /** The name by which a cluster says that it brings its own server. */
  public static final String SERVER = MetricsServer.NAME;

  private ResourceMetrics() {}

  /** True if the cluster brings a server, by itself or as an add-on of EKS. */
  public static boolean isProvidedBy(@Nullable Cluster cluster) {
    return cluster != null && (cluster.provides().contains(SERVER) || isAddOnOf(cluster));
  }

  /** True if the add-ons that a cluster lists, or those of its patch, have the server. */
  public static boolean isAddOnOf(Cluster cluster) {
    return cluster.addOnNames().contains(SERVER);
  }

  /** True if a release brings a server, as its chart, as a part of its chart, or by rules. */
  public static boolean isBroughtBy(HelmRelease release) {
    ReleaseValues values = new ReleaseValues(release);
    boolean server =
        release.chart().chartName().contains(SERVER)
            && !Boolean.FALSE.equals(values.get("apiService", "create"));
    return server || isPartOf(release) || values.says("rules", "resource");
  }

  /** True if a release installs the server by its own chart. */
  public static boolean isServer(HelmRelease release) {
    return release.chart().chartName().equals(SERVER)
        && !Boolean.FALSE.equals(new ReleaseValues(release).get("apiService", "create"));
  }

  /** True if a release installs the server and leaves out its API. */
  public static boolean leavesOutApi(HelmRelease release) {
    return release.chart().chartName().contains(SERVER)
        && Boolean.FALSE.equals(new ReleaseValues(release).get("apiService", "create"));
  }

  /** True if a manifest is a server, or registers its API. */
  public static boolean isDeclaredBy(Manifest manifest) {
    String name = manifest.name();
    return name.equals(MetricsApi.RESOURCE.service()) || name.equals(SERVER);
  }

  /**
   * True if a chart has the server as a subchart, with the subchart's name as key in its values.
   */
  private static boolean isPartOf(HelmRelease release) {
    return release.values().get(SERVER) instanceof Map<?, ?> part
        && !Boolean.FALSE.equals(part.get("enabled"));
  }
}
