package io.gitopsprofile.check;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.KubernetesVersion;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A known chart writes objects of API versions that the target's Kubernetes serves. The stable
 * charts of metrics-server and prometheus-adapter write an APIService of {@code
 * apiregistration.k8s.io/v1beta1}, gone in 1.22: the release fails with {@code unable to recognize
 * "": no matches for kind "APIService"}. (Source: helm/charts, {@code stable/metrics-server} and
 * {@code stable/prometheus-adapter}.) Until 1.4.4, appmesh-controller brings its CRDs in {@code
 * apiextensions.k8s.io/v1beta1}, gone in 1.22, too. (Source: aws/eks-charts, the history of {@code
 * stable/appmesh-controller/crds}.) The living Prometheus chart finds what it scrapes by
 * EndpointSlices. About other charts it says nothing.
 */
final class ServedCharts implements Check {

  private static final ApiTable.Row OLD_API_SERVICE =
      requireNonNull(ApiTable.row("apiregistration.k8s.io/v1beta1", "APIService"));

  private static final ApiTable.Row OLD_CRD =
      requireNonNull(ApiTable.row("apiextensions.k8s.io/v1beta1", "CustomResourceDefinition"));

  /** Prometheus 29 finds what it scrapes by EndpointSlices, and Helm refuses it before 1.19. */
  private static final ApiTable.Row ENDPOINT_SLICE =
      requireNonNull(ApiTable.row("discovery.k8s.io/v1", "EndpointSlice"));

  private static final int FIRST_WITH_SLICES = 29;

  private static final Pattern OLD_CRDS =
      Pattern.compile("v?(?:0|1\\.[0-3]|1\\.4\\.[0-4])(?:[.+-].*)?");

  @Override
  public void run(Subject subject, Findings findings) {
    for (Part<HelmRelease> release : subject.releases()) {
      KubernetesVersion kubernetes = subject.profile().target().kubernetes();
      Chart chart = release.value().chart();
      if (!ChartRepositories.isDead(chart)) {
        ApiTable.@Nullable Row needed = needs(chart);
        if (needed != null && !needed.servedBy(kubernetes)) {
          report(release, chart, needed, kubernetes, findings);
        }
      }
    }
  }

  /** Whether, as far as is known, the target serves what the chart writes. */
  static boolean runs(Chart chart, Subject subject) {
    ApiTable.@Nullable Row needed = needs(chart);
    return needed == null || needed.servedBy(subject.profile().target().kubernetes());
  }

  /** The oldest API that a chart needs; null if none is known. */
  static ApiTable.@Nullable Row needs(Chart chart) {
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

  /** Whether it is appmesh-controller before 1.4.5; a range takes a newer one if there is. */
  static boolean hasOldCrds(Chart chart) {
    String version = KnownChart.version(chart);
    return KnownChart.of(chart) == KnownChart.APPMESH_CONTROLLER
        && version != null
        && OLD_CRDS.matcher(version).matches();
  }

  private static void report(
      Part<HelmRelease> release,
      Chart chart,
      ApiTable.Row needed,
      KubernetesVersion kubernetes,
      Findings findings) {
    findings.add(
        DiagnosticCode.CHART_API_NOT_SERVED,
        place(release),
        chart.chartName()
            + " "
            + KnownChart.written(chart)
            + " of the release \""
            + release.value().name()
            + "\" needs "
            + needed.apiVersion()
            + ", which Kubernetes "
            + needed.versions()
            + " serves, and the target is "
            + kubernetes,
        needed.kind().equals(ENDPOINT_SLICE.kind())
            ? "set target.kubernetes to 1.21 or newer, or write an older version of the chart"
            : "write " + LivingChart.of(chart));
  }

  /** Where the chart's version is written. */
  private static ProfilePath place(Part<HelmRelease> release) {
    if (release.value().chart() instanceof Chart.Oci oci) {
      return release.at("chart").key(oci.semver() == null ? "tag" : "semver");
    }
    return release.at("chart").key("version");
  }
}
