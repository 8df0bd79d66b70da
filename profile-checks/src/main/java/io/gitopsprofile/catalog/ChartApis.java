package io.gitopsprofile.catalog;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.value.KubernetesVersion;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The API versions that known charts need a cluster to serve. */
public final class ChartApis {

  private static final ApiVersionTable.Row OLD_API_SERVICE =
      requireNonNull(ApiVersionTable.row("apiregistration.k8s.io/v1beta1", "APIService"));

  private static final ApiVersionTable.Row OLD_CRD =
      requireNonNull(
          ApiVersionTable.row("apiextensions.k8s.io/v1beta1", "CustomResourceDefinition"));

  /**
   * The API of the chart prometheus 29: it discovers targets by EndpointSlices, and Helm rejects it
   * before 1.19.
   */
  private static final ApiVersionTable.Row ENDPOINT_SLICE =
      requireNonNull(ApiVersionTable.row("discovery.k8s.io/v1", "EndpointSlice"));

  private static final int FIRST_WITH_SLICES = 29;

  private static final Pattern OLD_CRDS =
      Pattern.compile("v?(?:0|1\\.[0-3]|1\\.4\\.[0-4])(?:[.+-].*)?");

  private ChartApis() {}

  /** Returns true if a Kubernetes version serves all APIs that a chart is known to need. */
  public static boolean isServed(Chart chart, KubernetesVersion kubernetes) {
    ApiVersionTable.@Nullable Row needed = needs(chart);
    return needed == null || needed.servedBy(kubernetes);
  }

  /** Returns the oldest API that a chart needs; null if none is known. */
  public static ApiVersionTable.@Nullable Row needs(Chart chart) {
    KnownChart known = KnownChart.of(chart);
    if (known == KnownChart.PROMETHEUS_NEW && KnownChart.major(chart) >= FIRST_WITH_SLICES) {
      return ENDPOINT_SLICE;
    }
    if (known == KnownChart.APPMESH_CONTROLLER) {
      return hasOldCrds(chart) ? OLD_CRD : null;
    }
    return known == KnownChart.METRICS_SERVER_2 || known == KnownChart.ADAPTER_1
        ? OLD_API_SERVICE
        : null;
  }

  /**
   * Returns true for appmesh-controller before 1.4.5; for a range, Helm installs a newer version if
   * one exists.
   */
  static boolean hasOldCrds(Chart chart) {
    String version = KnownChart.version(chart);
    return KnownChart.of(chart) == KnownChart.APPMESH_CONTROLLER
        && version != null
        && OLD_CRDS.matcher(version).matches();
  }
}
