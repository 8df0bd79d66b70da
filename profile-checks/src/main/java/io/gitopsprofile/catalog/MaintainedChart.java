package io.gitopsprofile.catalog;

import io.gitopsprofile.model.release.Chart;
import org.jspecify.annotations.Nullable;

/**
 * The charts in which frozen ones live on: what a fix names, and what the target {@code charts:
 * living} installs. (Source: kubernetes-sigs/metrics-server, prometheus-community/helm-charts and
 * aws/eks-charts, {@code Chart.yaml} of each.)
 */
public enum MaintainedChart {
  /** In place of stable/metrics-server. */
  METRICS_SERVER("https://kubernetes-sigs.github.io/metrics-server/", "metrics-server", "3.13.1"),
  /** In place of stable/prometheus-adapter. */
  PROMETHEUS_ADAPTER(
      "https://prometheus-community.github.io/helm-charts", "prometheus-adapter", "5.3.0"),
  /** In place of stable/prometheus and of eks-charts' appmesh-prometheus. */
  PROMETHEUS("https://prometheus-community.github.io/helm-charts", "prometheus", "29.27.0"),
  /** In place of its versions whose CRDs no cluster takes any more. */
  APPMESH_CONTROLLER("https://aws.github.io/eks-charts", "appmesh-controller", "1.13.3");

  private final String repository;
  private final String chart;
  private final String version;

  MaintainedChart(String repository, String chart, String version) {
    this.repository = repository;
    this.chart = chart;
    this.version = version;
  }

  /** What to write instead of a chart of Helm's stable repository, for a fix. */
  public static String of(Chart frozen) {
    for (MaintainedChart living : values()) {
      if (living.chart.equals(frozen.chartName())) {
        return living.title();
      }
    }
    return frozen.chartName().equals("prometheus-operator")
        ? "kube-prometheus-stack of https://prometheus-community.github.io/helm-charts"
        : "the chart's new home, which https://artifacthub.io names";
  }

  /** The chart in which a frozen one lives on; null if it is not frozen, or that is not known. */
  public static @Nullable MaintainedChart inPlaceOf(Chart frozen) {
    KnownChart known = KnownChart.of(frozen);
    if (known == null) {
      return null;
    }
    return switch (known) {
      case METRICS_SERVER_2 -> METRICS_SERVER;
      case ADAPTER_1 -> PROMETHEUS_ADAPTER;
      case APPMESH_PROMETHEUS -> PROMETHEUS;
      case ADAPTER_5 -> ChartHome.isClosed(frozen) ? PROMETHEUS_ADAPTER : null;
      case PROMETHEUS_OLD -> ChartHome.isClosed(frozen) ? PROMETHEUS : null;
      // Before 1.0 it reads objects of another API.
      case APPMESH_CONTROLLER ->
          KnownChart.major(frozen) > 0 && ChartApis.hasOldCrds(frozen) ? APPMESH_CONTROLLER : null;
      case METRICS_SERVER_3, PROMETHEUS_NEW, KUBE_PROMETHEUS_STACK -> null;
    };
  }

  /** The chart itself. */
  public Chart.Repository chart() {
    return Chart.Repository.of(repository, chart, version);
  }

  /** {@code metrics-server 3.13.1}. */
  public String nameAndVersion() {
    return chart + " " + version;
  }

  /** {@code metrics-server 3.13.1 of https://kubernetes-sigs.github.io/metrics-server/}. */
  public String title() {
    return nameAndVersion() + " of " + repository;
  }
}
