package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.ChartSuccessor;
import io.gitopsprofile.catalog.ChartSuccessor.Selectors;
import io.gitopsprofile.catalog.ChartSwitch;
import io.gitopsprofile.catalog.FargateConstraints;
import io.gitopsprofile.catalog.InstalledPrometheus;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.PrometheusChart;
import io.gitopsprofile.catalog.PrometheusChart.PodLabels;
import io.gitopsprofile.catalog.PrometheusTrait;
import io.gitopsprofile.catalog.ValuesMigration;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** appmesh-prometheus of eks-charts. (Source: aws/eks-charts stable/appmesh-prometheus.) */
final class AppMeshPrometheus implements KnownChart {

  static final String NAME = "appmesh-prometheus";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean knowsMajor(int major) {
    return true;
  }

  @Override
  public boolean mayServeMetrics() {
    return false;
  }

  @Override
  public PrometheusChart prometheus(Located<HelmRelease> release) {
    ReleaseValues values = new ReleaseValues(release.value());
    return new PrometheusChart(
        release,
        values.namespace(),
        values.fullName(63),
        null,
        PrometheusChart.portNumber(values.text("9090", "service", "port")),
        PodLabels.OLD,
        values.duration("5s", "scrapeInterval"),
        List.of("scrapeInterval"),
        values.duration("6h", "retention"),
        List.of("retention"),
        true,
        EnumSet.of(PrometheusTrait.ENVOY_BY_NAME, PrometheusTrait.PLAIN_HTTP));
  }

  @Override
  public @Nullable InstalledPrometheus program(ReleaseValues values) {
    return values.says("image")
        ? null
        : new InstalledPrometheus(PrometheusVersions.OF_APP_MESH, false);
  }

  @Override
  public boolean mayServePrometheus() {
    return false;
  }

  @Override
  public List<ChartSwitch> switches(ReleaseValues values) {
    List<ChartSwitch> found = new ArrayList<>();
    ChartSwitch.off(
        found, values, "rbac.create", "leaves Prometheus without the right to find pods");
    ChartSwitch.account(found, values, "serviceAccount");
    ChartSwitch.none(found, values, "replicaCount", "Prometheus");
    return found;
  }

  @Override
  public boolean needsNodes() {
    return true;
  }

  @Override
  public void constrain(FargateConstraints constraints) {
    constraints.claim("persistentVolumeClaim.claimName");
  }

  @Override
  public ChartSuccessor successor(Chart chart) {
    return new ChartSuccessor(Prometheus.MAINTAINED, Selectors.OF_ONE_DEPLOYMENT);
  }

  @Override
  public void migrate(ValuesMigration values) {
    AppMeshPrometheusValues.migrate(values);
  }
}
