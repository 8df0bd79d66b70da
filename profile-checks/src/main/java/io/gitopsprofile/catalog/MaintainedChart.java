package io.gitopsprofile.catalog;

import io.gitopsprofile.model.release.Chart;
import org.jspecify.annotations.Nullable;

/**
 * The maintained successors of discontinued charts. Fixes name them, and the target {@code charts:
 * maintained} installs them. (Source: kubernetes-sigs/metrics-server,
 * prometheus-community/helm-charts and aws/eks-charts, {@code Chart.yaml} of each.)
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
  public static String of(Chart discontinued) {
    for (MaintainedChart maintained : values()) {
      if (maintained.chart.equals(discontinued.chartName())) {
        return maintained.title();
      }
    }
    return discontinued.chartName().equals("prometheus-operator")
        ? "kube-prometheus-stack of https://prometheus-community.github.io/helm-charts"
        : "the chart's new home, which https://artifacthub.io names";
  }

  /**
   * Finds the maintained successor of a discontinued chart; null if there is none, or none known.
   */
  public static @Nullable MaintainedChart inPlaceOf(Chart discontinued) {
    KnownChart known = KnownChart.of(discontinued);
    if (known == null) {
      return null;
    }
    return switch (known) {
      case METRICS_SERVER_2 -> METRICS_SERVER;
      case ADAPTER_1 -> PROMETHEUS_ADAPTER;
      case APPMESH_PROMETHEUS -> PROMETHEUS;
      case ADAPTER_5 -> ChartHome.isClosed(discontinued) ? PROMETHEUS_ADAPTER : null;
      case PROMETHEUS_OLD -> ChartHome.isClosed(discontinued) ? PROMETHEUS : null;
      // Before 1.0 it reads objects of another API.
      case APPMESH_CONTROLLER ->
          KnownChart.major(discontinued) > 0 && ChartApis.hasOldCrds(discontinued)
              ? APPMESH_CONTROLLER
              : null;
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
