package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.ChartSuccessor;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.view.Located;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The list of charts whose behaviour is known. A new chart is a class and a line here. */
public final class KnownCharts {

  /** Words in the names of components that may serve custom or external metrics. */
  private static final String[] PROVIDERS = {"adapter", "keda", "custom", "external", "datadog"};

  /** The values with the name of the cluster, by chart. */
  private static final Map<String, List<String>> CLUSTER_NAMES =
      Map.of(
          "cluster-autoscaler",
          List.of("autoDiscovery", "clusterName"),
          "aws-load-balancer-controller",
          List.of("clusterName"),
          Karpenter.NAME,
          List.of("settings", "clusterName"));

  /** The value with the region of the cluster, by chart. */
  private static final Map<String, String> REGIONS =
      Map.of("cluster-autoscaler", "awsRegion", "aws-load-balancer-controller", "region");

  /** The charts that cannot be installed without the name of the cluster. */
  private static final Set<String> NEED_CLUSTER_NAME = Set.of("aws-load-balancer-controller");

  private KnownCharts() {}

  /**
   * Returns the known chart with this name; the class of a chart is loaded only when a profile uses
   * it.
   */
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
      case LinkerdControlPlane.NAME -> new LinkerdControlPlane();
      case Keda.NAME -> new Keda();
      case Datadog.NAME -> new Datadog();
      case Karpenter.NAME -> new Karpenter();
      default -> null;
    };
  }

  /**
   * Returns the known chart with the name, publisher and major version of a chart; null if it is
   * unknown.
   */
  public static @Nullable KnownChart of(Chart chart) {
    KnownChart known = named(chart);
    return known != null && known.recognises(chart) ? known : null;
  }

  /**
   * Returns the known chart of the same name, of any version and publisher; null if there is none.
   */
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

  /** Returns the Prometheus that a release installs; null if its chart is not known. */
  public static @Nullable PrometheusChart prometheus(Located<HelmRelease> release) {
    KnownChart known = of(release.value().chart());
    return known == null ? null : known.prometheus(release);
  }

  /** True if a chart may serve custom or external metrics; an unknown chart may. */
  public static boolean mayServeMetrics(Chart chart) {
    KnownChart known = of(chart);
    return known == null ? !UnrelatedCharts.contain(chart.chartName()) : known.mayServeMetrics();
  }

  /** True if a component that the cluster provides may serve such metrics, judged by its name. */
  public static boolean mayServeMetrics(String provided) {
    for (String word : PROVIDERS) {
      if (provided.contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** True if a chart installs KEDA. */
  public static boolean isKeda(Chart chart) {
    return isKeda(chart.chartName());
  }

  /** True for the name of KEDA's chart. */
  public static boolean isKeda(String chartName) {
    return chartName.equals(Keda.NAME);
  }

  /** True if a chart creates nodes; so does any chart whose name contains that of Karpenter. */
  public static boolean makesNodes(Chart chart) {
    return chart.chartName().contains(Karpenter.NAME);
  }

  /** True if a chart changes the network of pods, and with it the most pods of a node. */
  public static boolean changesPodNetwork(Chart chart) {
    String name = chart.chartName();
    return name.contains("vpc-cni")
        || name.contains("cilium")
        || name.contains("calico")
        || name.contains("tigera");
  }

  /** True if a chart makes more nodes of the node groups that there are. */
  public static boolean growsNodeGroups(Chart chart) {
    return chart.chartName().contains("cluster-autoscaler");
  }

  /**
   * Returns the maintained successor of a chart; null if none is known or the chart is maintained.
   */
  public static @Nullable ChartSuccessor successor(Chart chart) {
    KnownChart known = of(chart);
    return known == null ? null : known.successor(chart);
  }

  /** Returns the replacement, as a fix names it, for a chart of Helm's archived repositories. */
  public static String maintainedTitle(Chart chart) {
    KnownChart known = named(chart);
    String title = known == null ? null : known.maintainedTitle();
    return title == null ? "the chart's new home, which https://artifacthub.io names" : title;
  }

  /** Returns the keys of the value with the name of the cluster; empty for any other chart. */
  public static List<String> clusterName(Chart chart) {
    return CLUSTER_NAMES.getOrDefault(chart.chartName(), List.of());
  }

  /** Returns the key of the value with the region of the cluster; null for any other chart. */
  public static @Nullable String clusterRegion(Chart chart) {
    return REGIONS.get(chart.chartName());
  }

  /** True if a chart cannot be installed without the name of the cluster. */
  public static boolean needsClusterName(Chart chart) {
    return NEED_CLUSTER_NAME.contains(chart.chartName());
  }
}
