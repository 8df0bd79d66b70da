package io.gitopsprofile.catalog;

import io.gitopsprofile.model.release.Chart;
import org.jspecify.annotations.Nullable;

/**
 * The maintained successors of discontinued charts, for fixes and for a target that replaces
 * charts. (Source: kubernetes-sigs/metrics-server, prometheus-community/helm-charts and
 * aws/eks-charts, {@code Chart.yaml} of each.)
 */
public enum MaintainedChart {
  /** The successor of stable/metrics-server. */
  METRICS_SERVER("https://kubernetes-sigs.github.io/metrics-server/", "metrics-server", "3.13.1"),
  /** The successor of stable/prometheus-adapter. */
  PROMETHEUS_ADAPTER(
      "https://prometheus-community.github.io/helm-charts", "prometheus-adapter", "5.3.0"),
  /** The successor of stable/prometheus and of eks-charts' appmesh-prometheus. */
  PROMETHEUS("https://prometheus-community.github.io/helm-charts", "prometheus", "29.27.0"),
  /** The successor of the versions whose CRDs no supported cluster serves. */
  APPMESH_CONTROLLER("https://aws.github.io/eks-charts", "appmesh-controller", "1.13.3");

  private final String repository;
  private final String chart;
  private final String version;

  MaintainedChart(String repository, String chart, String version) {
    this.repository = repository;
    this.chart = chart;
    this.version = version;
  }

  /** Returns the replacement of a chart of Helm's stable repository, for a fix. */
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

  /**
   * Returns the successor of a discontinued chart; null if the chart is maintained or its successor
   * is unknown.
   */
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
      // Before 1.0 the controller reads objects of another API.
      case APPMESH_CONTROLLER ->
          KnownChart.major(frozen) > 0 && ChartApis.hasOldCrds(frozen) ? APPMESH_CONTROLLER : null;
      case METRICS_SERVER_3, PROMETHEUS_NEW, KUBE_PROMETHEUS_STACK -> null;
    };
  }

  /** Returns the chart with its repository and version. */
  public Chart.Repository chart() {
    return Chart.Repository.of(repository, chart, version);
  }

  /** Returns name and version: {@code metrics-server 3.13.1}. */
  public String nameAndVersion() {
    return chart + " " + version;
  }

  /**
   * Returns name, version and repository: {@code metrics-server 3.13.1 of
   * https://kubernetes-sigs.github.io/metrics-server/}.
   */
  public String title() {
    return nameAndVersion() + " of " + repository;
  }
}
