package io.gitopsprofile.catalog.chart;

/** Charts that are known only for not serving a metrics API. */
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

  /** True if a chart is in the list. */
  static boolean contain(String name) {
    for (String beginning : BEGINNINGS) {
      if (name.startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
