package io.gitopsprofile.check;

import io.gitopsprofile.model.Chart;
import io.gitopsprofile.promql.PromqlVersion;
import org.jspecify.annotations.Nullable;

/**
 * The version of Prometheus that a known chart installs: the newest of those that the chart's major
 * version has had, so that no query is called invalid which one of them accepts. (Sources:
 * prometheus-community/helm-charts, appVersion of charts/prometheus and the image of
 * charts/kube-prometheus-stack; aws/eks-charts, stable/appmesh-prometheus, which installs 2.13.1.)
 */
final class PrometheusVersion {

  private static final int FIRST_CHART = 10;
  private static final int FIRST_STACK = 9;

  /** The newest minor versions of the charts' newest major versions that are known here. */
  private static final int NEWEST_CHART = 27;

  private static final int NEWEST_STACK = 5;

  /** The newest Prometheus of the chart prometheus, by major version from 10 on. */
  private static final String[] OF_CHART = {
    "2.16", "2.21", "2.21", "2.26", "2.31", "2.39", "2.39", "2.39", "2.39", "2.41", "2.43", "2.43",
    "2.45", "2.46", "2.47", "2.55", "3.1", "3.8", "3.11", "3.14"
  };

  /** The newest Prometheus of the chart kube-prometheus-stack, by major version from 9 on. */
  private static final String[] OF_STACK = {
    "2.18", "2.21", "2.22", "2.22", "2.24", "2.26", "2.26", "2.28", "2.28", "2.28", "2.28", "2.31",
    "2.31", "2.31", "2.31", "2.31", "2.32", "2.32", "2.32", "2.32", "2.32", "2.32", "2.32", "2.33",
    "2.33", "2.34", "2.35", "2.36", "2.36", "2.36", "2.37", "2.39", "2.39", "2.39", "2.40", "2.41",
    "2.42", "2.44", "2.45", "2.45", "2.46", "2.46", "2.47", "2.47", "2.47", "2.48", "2.48", "2.50",
    "2.51", "2.52", "2.52", "2.53", "2.54", "2.54", "2.54", "2.54", "2.55", "2.55", "3.1", "3.1",
    "3.2", "3.3", "3.3", "3.4", "3.4", "3.4", "3.5", "3.5", "3.6", "3.7", "3.8", "3.9", "3.9",
    "3.11", "3.11", "3.11", "3.11", "3.12", "3.13", "3.14"
  };

  private PrometheusVersion() {}

  /** The grammar of a Prometheus; that of any version if its version is not known. */
  static PromqlVersion of(@Nullable PrometheusFacts prometheus) {
    if (prometheus == null) {
      return PromqlVersion.ANY;
    }
    ReleaseValues values = new ReleaseValues(prometheus.release().value());
    String version = version(prometheus, values);
    if (version == null) {
      return PromqlVersion.ANY;
    }
    int dot = version.indexOf('.');
    return new PromqlVersion(
        Integer.parseInt(version.substring(0, dot)),
        Integer.parseInt(version.substring(dot + 1)),
        mayEnableFeatures(values));
  }

  private static @Nullable String version(PrometheusFacts prometheus, ReleaseValues values) {
    boolean elsewhere = values.text("", "image") == null;
    boolean ownImage =
        values.says("server", "image")
            || values.says("prometheus", "prometheusSpec", "image")
            || values.says("prometheus", "prometheusSpec", "version")
            || values.says("image");
    if (elsewhere || ownImage) {
      return null;
    }
    Chart chart = prometheus.release().value().chart();
    return switch (prometheus.chart()) {
      case APPMESH_PROMETHEUS -> OF_CHART[0];
      case PROMETHEUS_OLD, PROMETHEUS_NEW -> of(chart, OF_CHART, FIRST_CHART, NEWEST_CHART);
      case KUBE_PROMETHEUS_STACK -> of(chart, OF_STACK, FIRST_STACK, NEWEST_STACK);
      default -> null;
    };
  }

  /** A newer chart than those known here may install a newer Prometheus. */
  private static @Nullable String of(Chart chart, String[] versions, int first, int newestMinor) {
    int index = KnownChart.major(chart) - first;
    boolean newest = index == versions.length - 1;
    if (KnownChart.major(chart) < 0 || index >= versions.length) {
      return null;
    }
    return newest && minor(chart) > newestMinor ? null : versions[Math.max(index, 0)];
  }

  /** The chart's minor version; a high one if it may be any. */
  private static int minor(Chart chart) {
    String version = KnownChart.version(chart);
    String[] parts = version == null ? new String[0] : version.split("\\.", 3);
    return parts.length == 3 && parts[1].length() < 5
        ? Integer.parseInt(parts[1])
        : Integer.MAX_VALUE;
  }

  private static boolean mayEnableFeatures(ReleaseValues values) {
    return values.says("server", "extraFlags")
        || values.says("server", "extraArgs")
        || values.says("prometheus", "prometheusSpec", "enableFeatures")
        || values.says("prometheus", "prometheusSpec", "additionalArgs");
  }
}
