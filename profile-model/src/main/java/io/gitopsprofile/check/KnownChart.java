package io.gitopsprofile.check;

import io.gitopsprofile.model.Chart;
import org.jspecify.annotations.Nullable;

/** The charts whose behaviour the checks know; about any other they say nothing. */
enum KnownChart {
  /** stable/metrics-server 2.x, frozen. */
  METRICS_SERVER_2("metrics-server", 0, 2),
  /** kubernetes-sigs/metrics-server 3.x. */
  METRICS_SERVER_3("metrics-server", 3, 99),
  /** stable/prometheus-adapter 1.x, frozen. */
  ADAPTER_1("prometheus-adapter", 0, 1),
  /** prometheus-community/prometheus-adapter 2.x and newer. */
  ADAPTER_5("prometheus-adapter", 2, 99),
  /** eks-charts appmesh-prometheus. */
  APPMESH_PROMETHEUS("appmesh-prometheus", 0, 99),
  /** prometheus before 15 and stable/prometheus: pods labelled kubernetes_pod_name. */
  PROMETHEUS_OLD("prometheus", 0, 14),
  /** prometheus-community/prometheus 15 and newer: pods labelled pod. */
  PROMETHEUS_NEW("prometheus", 15, 999),
  /** prometheus-community/kube-prometheus-stack. */
  KUBE_PROMETHEUS_STACK("kube-prometheus-stack", 0, 999);

  private final String chart;
  private final int firstMajor;
  private final int lastMajor;

  KnownChart(String chart, int firstMajor, int lastMajor) {
    this.chart = chart;
    this.firstMajor = firstMajor;
    this.lastMajor = lastMajor;
  }

  /**
   * The known chart that this is, by its name and major version; null if it is none. Bitnami has
   * charts of its own by these names.
   */
  static @Nullable KnownChart of(Chart chart) {
    String name = name(chart);
    if (chart instanceof Chart.Repository from && from.repository().contains("bitnami")) {
      return null;
    }
    int major = major(chart);
    for (KnownChart known : values()) {
      boolean inRange = major >= known.firstMajor && major <= known.lastMajor;
      if (known.chart.equals(name) && (inRange || known == APPMESH_PROMETHEUS)) {
        return known;
      }
    }
    return null;
  }

  /** The chart's name; for one in Git the last folder of its path. */
  static String name(Chart chart) {
    if (chart instanceof Chart.Git git) {
      String path =
          git.path().endsWith("/") ? git.path().substring(0, git.path().length() - 1) : git.path();
      return path.substring(path.lastIndexOf('/') + 1);
    }
    if (chart instanceof Chart.Oci oci) {
      return oci.oci().substring(oci.oci().lastIndexOf('/') + 1);
    }
    return chart instanceof Chart.Repository repository
        ? repository.name()
        : ((Chart.Reference) chart).name();
  }

  /** The chart's major version; -1 if it cannot be told. */
  static int major(Chart chart) {
    if (chart instanceof Chart.Repository repository) {
      return major(repository.version());
    }
    return chart instanceof Chart.Oci oci && oci.tag() != null ? major(oci.tag()) : -1;
  }

  private static int major(String version) {
    String digits = version.startsWith("v") ? version.substring(1) : version;
    int end = 0;
    while (end < digits.length() && end < 6 && Character.isDigit(digits.charAt(end))) {
      end++;
    }
    return end == 0 ? -1 : Integer.parseInt(digits.substring(0, end));
  }
}
