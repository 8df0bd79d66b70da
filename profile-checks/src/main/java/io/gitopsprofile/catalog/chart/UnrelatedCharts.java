package io.gitopsprofile.catalog.chart;

/** Charts of which only this is known: they serve no metrics API. */
final class UnrelatedCharts {

  /** The beginnings of their names. */
  private static final String[] BEGINNINGS = {
    "appmesh-",
    "aws-",
    "cert-manager",
    "cluster-autoscaler",
    "external-dns",
    "flagger",
    "grafana",
    "ingress-nginx",
    "jaeger",
    "kube-state-metrics",
    "loki",
    MetricsServer.NAME,
    "nginx-ingress",
    "podinfo",
    PrometheusNodeExporter.NAME,
    "loadtester"
  };

  private UnrelatedCharts() {}

  /** True if a chart is one of them. */
  static boolean contain(String name) {
    for (String beginning : BEGINNINGS) {
      if (name.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
