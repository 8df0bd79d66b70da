package io.gitopsprofile.catalog.chart;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.catalog.ChartHome;
import io.gitopsprofile.catalog.ChartSuccessor;
import io.gitopsprofile.catalog.ChartSuccessor.Selectors;
import io.gitopsprofile.catalog.ChartSwitch;
import io.gitopsprofile.catalog.ChartVersion;
import io.gitopsprofile.catalog.EnvoyScrapeJob;
import io.gitopsprofile.catalog.FargateConstraints;
import io.gitopsprofile.catalog.InstalledPrometheus;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.MaintainedChart;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusChart.PodLabels;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.catalog.ScrapeSettings;
import io.gitopsprofile.catalog.ValuesMigration;
import io.gitopsprofile.kubernetes.ApiVersionTable;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * prometheus: stable/prometheus and prometheus-community's, whose pods are labelled {@code
 * namespace} and {@code pod} since 15.0.0 of November 2021. (Source:
 * prometheus-community/helm-charts charts/prometheus, {@code values.yaml} and {@code README.md},
 * Upgrading Chart.)
 */
final class Prometheus implements KnownChart {

  static final String NAME = "prometheus";

  static final MaintainedChart MAINTAINED =
      new MaintainedChart("https://prometheus-community.github.io/helm-charts", NAME, "29.27.0");

  /** The first major version whose jobs label series {@code namespace} and {@code pod}. */
  private static final int FIRST_NEW = 15;

  /** The first major versions that have these as charts of their own. */
  private static final int WITH_NODE_EXPORTER = 16;

  private static final int WITH_ALERTMANAGER = 18;

  /**
   * The first major version that finds targets by EndpointSlices; Helm refuses it before Kubernetes
   * 1.19.
   */
  private static final int WITH_SLICES = 29;

  private static final List<String> GLOBAL = List.of("server", "global");

  @Override
  public String name() {
    return NAME;
  }

  private static boolean isOld(Chart chart) {
    return ChartVersion.major(chart) < FIRST_NEW;
  }

  @Override
  public ApiVersionTable.@Nullable Row neededApi(Chart chart) {
    return ChartVersion.major(chart) >= WITH_SLICES
        ? requireNonNull(ApiVersionTable.row("discovery.k8s.io/v1", "EndpointSlice"))
        : null;
  }

  @Override
  public boolean mayServeMetrics() {
    return false;
  }

  @Override
  public @Nullable PrometheusChart prometheus(Located<HelmRelease> release) {
    ReleaseValues values = new ReleaseValues(release.value());
    if (Boolean.FALSE.equals(values.get("server", "enabled"))) {
      return null;
    }
    boolean isOld = isOld(release.value().chart());
    boolean ofEnvoy = EnvoyScrapeJob.isAllOf(values);
    boolean own =
        values.says("extraScrapeConfigs")
            || hasOwnFile(values)
            || (values.says("scrapeConfigs") && !ofEnvoy)
            || values.says("scrapeConfigFiles");
    String namespace = values.text(values.namespace(), "forceNamespace");
    String service = serverName(values);
    boolean headless = values.says("server", "statefulSet", "enabled");
    return new PrometheusChart(
        release,
        namespace == null ? values.namespace() : namespace,
        service,
        headless ? (service == null ? "" : service) + "-headless" : null,
        PrometheusChart.portNumber(values.text("80", "server", "service", "servicePort")),
        own ? null : isOld ? PodLabels.OLD : PodLabels.NEW,
        own ? null : values.duration("1m", "server", "global", "scrape_interval"),
        List.of("server", "global", "scrape_interval"),
        values.duration("15d", "server", "retention"),
        List.of("server", "retention"),
        !own,
        traits(isOld, ofEnvoy, values));
  }

  /** True if the values replace the jobs of the chart, and not rules of alerts alone. */
  private static boolean hasOwnFile(ReleaseValues values) {
    return values.get("serverFiles", "prometheus.yml") instanceof Map<?, ?> file
        ? file.containsKey("scrape_configs")
        : values.get("serverFiles") instanceof Map<?, ?> files
            && files.containsKey("prometheus.yml");
  }

  private static @Nullable String serverName(ReleaseValues values) {
    String override = values.text("", "server", "fullnameOverride");
    String chart = values.text("", "nameOverride");
    String server = values.text("server", "server", "name");
    if (override == null || chart == null || server == null) {
      return null;
    }
    String name = override.isEmpty() ? values.releaseAndChart(chart) + "-" + server : override;
    return ReleaseValues.cut(name, 63);
  }

  private static Set<PrometheusTrait> traits(boolean isOld, boolean ofEnvoy, ReleaseValues values) {
    Set<PrometheusTrait> traits =
        EnumSet.of(PrometheusTrait.BY_SLOW_ANNOTATION, PrometheusTrait.BY_SCHEME);
    if (!isOld) {
      traits.add(PrometheusTrait.BY_SERVICES);
    }
    if (ofEnvoy) {
      traits.add(PrometheusTrait.ENVOY_BY_NAME);
    }
    boolean isOpen =
        values.says("server", "extraFlags")
            || values.says("server", "extraArgs")
            || values.says("server", "sidecarContainers");
    if (!isOpen && values.isWhole()) {
      traits.add(PrometheusTrait.PLAIN_HTTP);
    }
    return traits;
  }

  @Override
  public @Nullable InstalledPrometheus program(ReleaseValues values) {
    return values.says("server", "image")
        ? null
        : PrometheusVersions.ofChart(
            values.release().chart(),
            values.says("server", "extraFlags") || values.says("server", "extraArgs"));
  }

  @Override
  public boolean mayServePrometheus() {
    return false;
  }

  @Override
  public ScrapeSettings scrapeSettings() {
    return new ScrapeSettings(GLOBAL, "scrape_interval", "scrape_timeout", "1m", "10s");
  }

  @Override
  public boolean needsNodes() {
    return true;
  }

  @Override
  public void constrain(FargateConstraints constraints) {
    int major = ChartVersion.major(constraints.chart());
    constraints.daemonSet(
        major < WITH_NODE_EXPORTER ? "nodeExporter" : PrometheusNodeExporter.NAME,
        PrometheusNodeExporter.TITLE);
    if (constraints.isOn("server.enabled", true)) {
      constraints.volumeOrClaim("server.persistentVolume", true);
    }
    if (constraints.isOn("alertmanager.enabled", true)) {
      boolean isOwnChart = major >= WITH_ALERTMANAGER;
      if (isOwnChart) {
        constraints.volume("alertmanager.persistence", true);
      } else {
        constraints.volumeOrClaim("alertmanager.persistentVolume", true);
      }
    }
  }

  @Override
  public String maintainedTitle() {
    return MAINTAINED.title();
  }

  @Override
  public @Nullable ChartSuccessor successor(Chart chart) {
    return isOld(chart) && ChartHome.isClosed(chart)
        ? new ChartSuccessor(MAINTAINED, Selectors.OF_SEVERAL_OBJECTS)
        : null;
  }

  @Override
  public void migrate(ValuesMigration values) {
    PrometheusValues.migrate(values);
  }

  @Override
  public List<ChartSwitch> switches(ReleaseValues values) {
    List<ChartSwitch> found = new ArrayList<>();
    ChartSwitch.off(
        found,
        values,
        "server.service.enabled",
        "leaves Prometheus without a Service to ask it by");
    ChartSwitch.off(
        found, values, "rbac.create", "leaves Prometheus without the right to find pods");
    ChartSwitch.account(found, values, "serviceAccounts.server");
    ChartSwitch.none(found, values, "server.replicaCount", "Prometheus");
    ChartSwitch.off(
        found,
        values,
        "scrapeConfigs.kubernetes-pods.enabled",
        "turns off the job that finds pods");
    ChartSwitch.on(found, values, "server.agentMode", "runs Prometheus without queries");
    return found;
  }

  @Override
  public @Nullable ChartSwitch routePrefix(ReleaseValues values) {
    return PrometheusPrefix.of(values, "server.prefixURL", "server.baseURL");
  }
}
