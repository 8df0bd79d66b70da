package io.gitopsprofile.check;

import io.gitopsprofile.model.Chart;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  /** eks-charts appmesh-controller. */
  APPMESH_CONTROLLER("appmesh-controller", 0, 1),
  /** eks-charts appmesh-prometheus. */
  APPMESH_PROMETHEUS("appmesh-prometheus", 0, 99),
  /** prometheus before 15 and stable/prometheus: pods labelled kubernetes_pod_name. */
  PROMETHEUS_OLD("prometheus", 0, 14),
  /** prometheus-community/prometheus 15 and newer: pods labelled pod. */
  PROMETHEUS_NEW("prometheus", 15, 999),
  /** prometheus-community/kube-prometheus-stack. */
  KUBE_PROMETHEUS_STACK("kube-prometheus-stack", 0, 999);

  /** {@code 5.x}, {@code ^5.1.0}, {@code ~5.1}; in {@code >=5.0.0} there may be a sixth. */
  private static final Pattern ONE_MAJOR =
      Pattern.compile("[=^~]?\\s*(v?[0-9]+(?:\\.[0-9xX*]+){0,2}(?:[-+][0-9A-Za-z.+-]+)?)");

  /** Less than three numbers are a range, too. (Source: Masterminds/semver, README.md.) */
  private static final Pattern ONE_VERSION =
      Pattern.compile("=?\\s*(v?[0-9]+(?:\\.[0-9]+){2}(?:[-+][0-9A-Za-z.+-]+)?)");

  private final String chart;
  private final int firstMajor;
  private final int lastMajor;

  KnownChart(String chart, int firstMajor, int lastMajor) {
    this.chart = chart;
    this.firstMajor = firstMajor;
    this.lastMajor = lastMajor;
  }

  /** The known chart that this is, by its name and major version; null if it is none. */
  static @Nullable KnownChart of(Chart chart) {
    String name = chart.chartName();
    if (isBitnami(chart)) {
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

  /** Whether a chart is Bitnami's, which has charts of its own by names of others. */
  static boolean isBitnami(Chart chart) {
    String address = chart.address();
    return address != null && address.contains("bitnami");
  }

  /** The chart's major version, in which a range may stay, too; -1 if it cannot be told. */
  static int major(Chart chart) {
    String range = range(chart);
    String version = range == null ? written(chart) : first(ONE_MAJOR, range);
    return version == null ? -1 : major(version);
  }

  /** The chart's version; null if it cannot be told, as of a range, whose newest is taken. */
  static @Nullable String version(Chart chart) {
    String range = range(chart);
    return range == null ? written(chart) : first(ONE_VERSION, range);
  }

  /** What is written as the chart's version; null if nothing is. */
  static @Nullable String written(Chart chart) {
    return chart.writtenVersion();
  }

  /** Only an OCI artifact has one, which goes before its tag. */
  private static @Nullable String range(Chart chart) {
    return chart instanceof Chart.Oci oci ? oci.semver() : null;
  }

  private static @Nullable String first(Pattern pattern, String range) {
    Matcher one = pattern.matcher(range.strip());
    return one.matches() ? one.group(1) : null;
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
