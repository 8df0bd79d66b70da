package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.ChartSuccessor;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.view.Located;
import org.jspecify.annotations.Nullable;

/** The list of charts whose behaviour is known. A new chart is its class and its line here. */
public final class KnownCharts {

  /** Words in the names of what may serve custom or external metrics. */
  private static final String[] PROVIDERS = {"adapter", "keda", "custom", "external", "datadog"};

  private KnownCharts() {}

  /** The chart of a name; one that a profile does not have costs no time. */
  private static @Nullable KnownChart named(String name) {
    return switch (name) {
      case MetricsServer.NAME -> new MetricsServer();
      case PrometheusAdapter.NAME -> new PrometheusAdapter();
      case Prometheus.NAME -> new Prometheus();
      case KubePrometheusStack.NAME -> new KubePrometheusStack();
      case PrometheusOperator.NAME -> new PrometheusOperator();
      case PrometheusNodeExporter.NAME -> new PrometheusNodeExporter();
      case AppMeshController.NAME -> new AppMeshController();
      case AppMeshInject.NAME -> new AppMeshInject();
      case AppMeshPrometheus.NAME -> new AppMeshPrometheus();
      case Istiod.NAME -> new Istiod();
      case Keda.NAME -> new Keda();
      case Datadog.NAME -> new Datadog();
      case Karpenter.NAME -> new Karpenter();
      default -> null;
    };
  }

  /** The known chart that a chart is, by its name, maker and major version; null if it is none. */
  public static @Nullable KnownChart of(Chart chart) {
    KnownChart known = named(chart);
    return known != null && known.recognises(chart) ? known : null;
  }

  /** The known chart of the same name, whatever version and maker; null if there is none. */
  public static @Nullable KnownChart named(Chart chart) {
    return named(chart.chartName());
  }

  /** The oldest API that a chart needs; null if none is known. */
  public static ApiVersionTable.@Nullable Row neededApi(Chart chart) {
    KnownChart known = of(chart);
    return known == null ? null : known.neededApi(chart);
  }

  /** True if a Kubernetes version serves all that a chart is known to need. */
  public static boolean isServed(Chart chart, KubernetesVersion kubernetes) {
    ApiVersionTable.@Nullable Row needed = neededApi(chart);
    return needed == null || needed.servedBy(kubernetes);
  }

  /** The Prometheus that a release installs; null if its chart is no known one. */
  public static @Nullable PrometheusChart prometheus(Located<HelmRelease> release) {
    KnownChart known = of(release.value().chart());
    return known == null ? null : known.prometheus(release);
  }

  /** True if a chart may serve custom or external metrics: one that is not known may. */
  public static boolean mayServeMetrics(Chart chart) {
    KnownChart known = of(chart);
    return known == null ? !UnrelatedCharts.contain(chart.chartName()) : known.mayServeMetrics();
  }

  /** True if a part that a cluster brings, by the name it gives it, may serve such metrics. */
  public static boolean mayServeMetrics(String provided) {
    for (String word : PROVIDERS) {
      if (provided.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** True if a chart makes nodes; one of somebody's own that holds the name does, too. */
  public static boolean makesNodes(Chart chart) {
    return chart.chartName().contains(Karpenter.NAME);
  }

  /** The maintained chart that takes a chart's place; null if none is known, or none has to. */
  public static @Nullable ChartSuccessor successor(Chart chart) {
    KnownChart known = of(chart);
    return known == null ? null : known.successor(chart);
  }

  /** The words by which a fix names what to write instead of a chart of Helm's repositories. */
  public static String maintainedTitle(Chart chart) {
    KnownChart known = named(chart);
    String title = known == null ? null : known.maintainedTitle();
    return title == null ? "the chart's new home, which https://artifacthub.io names" : title;
  }
}
