package io.gitopsprofile.catalog.chart;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.catalog.ChartHome;
import io.gitopsprofile.catalog.ChartSuccessor;
import io.gitopsprofile.catalog.ChartSuccessor.Selectors;
import io.gitopsprofile.catalog.ChartSwitch;
import io.gitopsprofile.catalog.ChartVersion;
import io.gitopsprofile.catalog.FargateConstraints;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.MaintainedChart;
import io.gitopsprofile.catalog.MetricsApi;
import io.gitopsprofile.catalog.ValuesMigration;
import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * prometheus-adapter: until 1.x stable/prometheus-adapter, since then prometheus-community's. Both
 * have the same values, but for the image and, from 4.0.0 on, {@code runAsUser}. (Source:
 * prometheus-community/helm-charts charts/prometheus-adapter, {@code values.yaml} and {@code
 * README.md}.)
 */
final class PrometheusAdapter implements KnownChart {

  static final String NAME = "prometheus-adapter";

  private static final MaintainedChart MAINTAINED =
      new MaintainedChart("https://prometheus-community.github.io/helm-charts", NAME, "5.3.0");

  /** The last major version of stable/prometheus-adapter with labels and APIs of its own. */
  private static final int LAST_OLD = 1;

  private static final Set<String> KEPT =
      Set.of(
          "affinity",
          "image",
          "logLevel",
          "metricsRelistInterval",
          "listenPort",
          "nodeSelector",
          "priorityClassName",
          "prometheus",
          "replicas",
          "rbac",
          "serviceAccount",
          "resources",
          "service",
          "tls",
          "extraVolumes",
          "extraVolumeMounts",
          "tolerations",
          "podLabels",
          "podAnnotations",
          "hostNetwork",
          "dnsPolicy",
          "nameOverride",
          "fullnameOverride");

  @Override
  public String name() {
    return NAME;
  }

  /** True if a chart is one of the versions whose series have old labels. */
  static boolean isOld(Chart chart) {
    int major = ChartVersion.major(chart);
    return !ChartHome.isBitnami(chart)
        && NAME.equals(chart.chartName())
        && major >= 0
        && major <= LAST_OLD;
  }

  @Override
  public ApiVersionTable.@Nullable Row neededApi(Chart chart) {
    return isOld(chart)
        ? requireNonNull(ApiVersionTable.row("apiregistration.k8s.io/v1beta1", "APIService"))
        : null;
  }

  /** Since 2.x the custom metrics API is registered only if there is a rule for it. */
  @Override
  public List<MetricsApi> registers(ReleaseValues values) {
    List<MetricsApi> apis = new ArrayList<>();
    if (values.says("rules", "resource")) {
      apis.add(MetricsApi.RESOURCE);
    }
    if (values.says("rules", "external")) {
      apis.add(MetricsApi.EXTERNAL);
    }
    boolean none = Boolean.FALSE.equals(values.get("rules", "default"));
    if (isOld(values.release().chart()) || !none || values.says("rules", "custom")) {
      apis.add(MetricsApi.CUSTOM);
    }
    return apis;
  }

  @Override
  public boolean isMetricsAdapter() {
    return true;
  }

  /** True since adapter 0.6.0, which charts from 2.x on install. */
  @Override
  public boolean joinsLabelValues(Chart chart) {
    return !isOld(chart);
  }

  @Override
  public boolean mayServePrometheus() {
    return false;
  }

  @Override
  public boolean needsNodes() {
    return true;
  }

  @Override
  public void constrain(FargateConstraints constraints) {
    constraints.nodeNetwork("hostNetwork.enabled");
  }

  @Override
  public String maintainedTitle() {
    return MAINTAINED.title();
  }

  @Override
  public @Nullable ChartSuccessor successor(Chart chart) {
    return isOld(chart) || ChartHome.isClosed(chart)
        ? new ChartSuccessor(MAINTAINED, Selectors.OF_ONE_DEPLOYMENT)
        : null;
  }

  @Override
  public void migrate(ValuesMigration values) {
    values.refuseImage("image");
    values.refusePodSecurityPolicy("psp.create");
    values.move("runAsUser", "securityContext.runAsUser");
    values.keep(KEPT);
    if (values.take("rules") instanceof Map<?, ?> rules && !rules.isEmpty()) {
      values.put("rules", values.renamesLabels() ? values.renamed(rules) : rules);
    }
  }

  @Override
  public List<ChartSwitch> switches(ReleaseValues values) {
    List<ChartSwitch> found = new ArrayList<>();
    ChartSwitch.none(found, values, "replicas", "the adapter");
    ChartSwitch.off(
        found, values, "rbac.create", "leaves the autoscalers without the right to read metrics");
    ChartSwitch.account(found, values, "serviceAccount");
    return found;
  }
}
