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
import org.jspecify.annotations.Nullable;

/**
 * metrics-server: until 2.x stable/metrics-server, since 3.x kubernetes-sigs'. (Source: helm/charts
 * stable/metrics-server and kubernetes-sigs/metrics-server charts/metrics-server.)
 */
final class MetricsServer implements KnownChart {

  static final String NAME = "metrics-server";

  private static final MaintainedChart MAINTAINED =
      new MaintainedChart("https://kubernetes-sigs.github.io/metrics-server/", NAME, "3.13.1");

  /** The last major version of stable/metrics-server. */
  private static final int LAST_OLD = 2;

  @Override
  public String name() {
    return NAME;
  }

  private static boolean isOld(Chart chart) {
    return ChartVersion.major(chart) <= LAST_OLD;
  }

  @Override
  public ApiVersionTable.@Nullable Row neededApi(Chart chart) {
    return isOld(chart)
        ? requireNonNull(ApiVersionTable.row("apiregistration.k8s.io/v1beta1", "APIService"))
        : null;
  }

  /** The metrics API; Bitnami's chart registers it only if its values say so. */
  @Override
  public List<MetricsApi> registers(ReleaseValues values) {
    Object create = values.get("apiService", "create");
    boolean registers =
        create == null
            ? !ChartHome.isBitnami(values.release().chart())
            : Boolean.TRUE.equals(create);
    return registers ? List.of(MetricsApi.RESOURCE) : List.of();
  }

  @Override
  public List<String> flags() {
    return List.of(
        "kubelet-insecure-tls",
        "kubelet-use-node-status-port",
        "kubelet-port",
        "kubelet-preferred-address-types",
        "kubelet-certificate-authority",
        "kubelet-client-certificate",
        "kubelet-client-key",
        "kubelet-request-timeout",
        "node-selector",
        "metric-resolution",
        "deprecated-kubelet-completely-insecure",
        "kubeconfig",
        "secure-port",
        "bind-address",
        "cert-dir",
        "tls-cert-file",
        "tls-private-key-file",
        "authentication-kubeconfig",
        "authorization-kubeconfig",
        "requestheader-client-ca-file",
        "logtostderr",
        "profiling",
        "version");
  }

  @Override
  public boolean mayServeMetrics() {
    return false;
  }

  @Override
  public boolean servesResourceMetrics() {
    return true;
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
    if (!isOld(constraints.chart())) {
      constraints.kubeletPort("containerPort");
    }
  }

  @Override
  public String maintainedTitle() {
    return MAINTAINED.title();
  }

  @Override
  public @Nullable ChartSuccessor successor(Chart chart) {
    return isOld(chart) ? new ChartSuccessor(MAINTAINED, Selectors.OF_ONE_DEPLOYMENT) : null;
  }

  @Override
  public void migrate(ValuesMigration values) {
    MetricsServerValues.migrate(values);
  }

  @Override
  public List<ChartSwitch> switches(ReleaseValues values) {
    List<ChartSwitch> found = new ArrayList<>();
    ChartSwitch.none(found, values, "replicas", "metrics-server");
    ChartSwitch.off(
        found, values, "rbac.create", "leaves metrics-server without the right to ask the nodes");
    ChartSwitch.account(found, values, "serviceAccount");
    Object port = values.get("containerPort");
    boolean onKubelets = port == null || port.toString().equals("10250");
    if (!isOld(values.release().chart()) && onKubelets) {
      ChartSwitch.on(
          found,
          values,
          "hostNetwork.enabled",
          "puts metrics-server on port 10250 of the node, which the kubelet has");
    }
    return found;
  }
}
