package io.gitopsprofile.check.release;

import io.gitopsprofile.catalog.ChartHome;
import io.gitopsprofile.catalog.ChartVersion;
import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.view.Located;
import org.jspecify.annotations.Nullable;

/**
 * PRF049: a chart renders objects of an API version that the target's Kubernetes does not serve.
 * The stable charts of metrics-server and prometheus-adapter render an APIService of {@code
 * apiregistration.k8s.io/v1beta1}, removed in 1.22: the release fails with {@code unable to
 * recognize "": no matches for kind "APIService"}. (Source: helm/charts, {@code
 * stable/metrics-server} and {@code stable/prometheus-adapter}.) Until 1.4.4, appmesh-controller
 * installs its CRDs in {@code apiextensions.k8s.io/v1beta1}, removed in 1.22, too. (Source:
 * aws/eks-charts, the history of {@code stable/appmesh-controller/crds}.) The maintained Prometheus
 * chart discovers targets by EndpointSlices. The check ignores unknown charts.
 */
final class ChartApiCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    for (Located<HelmRelease> release : context.releases()) {
      KubernetesVersion kubernetes = context.profile().target().kubernetes();
      Chart chart = release.value().chart();
      if (!ChartHome.isDead(chart)) {
        ApiVersionTable.@Nullable Row needed = KnownCharts.neededApi(chart);
        if (needed != null && !needed.servedBy(kubernetes)) {
          report(release, chart, needed, kubernetes, findings);
        }
      }
    }
  }

  private static void report(
      Located<HelmRelease> release,
      Chart chart,
      ApiVersionTable.Row needed,
      KubernetesVersion kubernetes,
      DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.CHART_API_NOT_SERVED,
        place(release),
        chart.chartName()
            + " "
            + ChartVersion.written(chart)
            + " of the release \""
            + release.value().name()
            + "\" needs "
            + needed.apiVersion()
            + ", which Kubernetes "
            + needed.versions()
            + " serves, and the target is "
            + kubernetes,
        needed.kind().equals("EndpointSlice")
            ? "set target.kubernetes to 1.21 or newer, or write an older version of the chart"
            : "write " + KnownCharts.maintainedTitle(chart));
  }

  /** Returns the path of the chart's version. */
  private static ProfilePath place(Located<HelmRelease> release) {
    if (release.value().chart() instanceof Chart.Oci oci) {
      return release.at("chart").key(oci.semver() == null ? "tag" : "semver");
    }
    return release.at("chart").key("version");
  }
}
