package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.ChartSwitch;
import io.gitopsprofile.catalog.FargateConstraints;
import io.gitopsprofile.catalog.InstalledPrometheus;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusChart.PodLabels;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.catalog.ScrapeSettings;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * kube-prometheus-stack of prometheus-community. (Source: prometheus-community/helm-charts
 * charts/kube-prometheus-stack, {@code values.yaml} and templates.)
 */
final class KubePrometheusStack implements KnownChart {

  static final String NAME = "kube-prometheus-stack";

  /** The Service that the operator makes for the pods of each Prometheus. */
  private static final String OPERATED = "prometheus-operated";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean mayServeMetrics() {
    return false;
  }

  @Override
  public @Nullable PrometheusChart prometheus(Located<HelmRelease> release) {
    ReleaseValues values = new ReleaseValues(release.value());
    if (Boolean.FALSE.equals(values.get("prometheus", "enabled"))) {
      return null;
    }
    boolean own =
        values.says("prometheus", "prometheusSpec", "additionalScrapeConfigs")
            || values.says("prometheus", "prometheusSpec", "additionalScrapeConfigsSecret");
    Set<PrometheusTrait> traits = EnumSet.of(PrometheusTrait.BY_MONITORS);
    boolean isOpen =
        tlsValue(values) != null
            || values.says("prometheus", "prometheusSpec", "containers")
            || values.says("prometheus", "prometheusSpec", "additionalArgs")
            || values.says("prometheus", "prometheusSpec", "additionalConfig");
    if (!isOpen && values.isWhole()) {
      traits.add(PrometheusTrait.PLAIN_HTTP);
    }
    String name = values.fullName(26);
    String namespace = values.text(values.namespace(), "namespaceOverride");
    return new PrometheusChart(
        release,
        namespace == null ? values.namespace() : namespace,
        name == null ? null : name + "-prometheus",
        OPERATED,
        PrometheusChart.portNumber(values.text("9090", "prometheus", "service", "port")),
        own ? null : PodLabels.NEW,
        own ? null : values.duration("30s", "prometheus", "prometheusSpec", "scrapeInterval"),
        List.of("prometheus", "prometheusSpec", "scrapeInterval"),
        values.duration("10d", "prometheus", "prometheusSpec", "retention"),
        List.of("prometheus", "prometheusSpec", "retention"),
        false,
        traits);
  }

  /** Without a timeout, Prometheus takes 10 s, or the interval if that is shorter. */
  @Override
  public ScrapeSettings scrapeSettings() {
    return new ScrapeSettings(
        List.of("prometheus", "prometheusSpec"), "scrapeInterval", "scrapeTimeout", "30s", null);
  }

  @Override
  public @Nullable InstalledPrometheus program(ReleaseValues values) {
    return values.says("prometheus", "prometheusSpec", "image")
            || values.says("prometheus", "prometheusSpec", "version")
        ? null
        : PrometheusVersions.ofStack(
            values.release().chart(),
            values.says("prometheus", "prometheusSpec", "enableFeatures")
                || values.says("prometheus", "prometheusSpec", "additionalArgs"));
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
    constraints.daemonSet("nodeExporter", PrometheusNodeExporter.TITLE);
    constraints.template("prometheus.prometheusSpec.storageSpec.volumeClaimTemplate");
    constraints.template("alertmanager.alertmanagerSpec.storage.volumeClaimTemplate");
    if (constraints.isOn("grafana.enabled", true)) {
      constraints.volumeOrClaim("grafana.persistence", false);
    }
  }

  @Override
  public List<ChartSwitch> switches(ReleaseValues values) {
    List<ChartSwitch> found = new ArrayList<>();
    ChartSwitch.off(
        found, values, "prometheus.service.enabled", "leaves Prometheus without its Service");
    ChartSwitch.off(
        found, values, "prometheusOperator.enabled", "leaves nothing that starts Prometheus");
    ChartSwitch.off(
        found, values, "global.rbac.create", "leaves Prometheus without the right to find pods");
    ChartSwitch.account(found, values, "prometheus.serviceAccount");
    ChartSwitch.none(found, values, "prometheus.prometheusSpec.replicas", "Prometheus");
    ChartSwitch.on(
        found, values, "prometheus.prometheusSpec.paused", "keeps the operator from starting it");
    ChartSwitch.on(found, values, "prometheus.agentMode", "runs Prometheus without queries");
    return found;
  }

  @Override
  public String prometheusPart() {
    return "prometheus";
  }

  @Override
  public @Nullable String tlsValue(ReleaseValues values) {
    String key = "prometheus.prometheusSpec.web.tlsConfig";
    return values.says(key.split("\\.", -1)) ? key : null;
  }

  @Override
  public @Nullable ChartSwitch routePrefix(ReleaseValues values) {
    return PrometheusPrefix.of(
        values, "prometheus.prometheusSpec.routePrefix", "prometheus.prometheusSpec.externalUrl");
  }
}
