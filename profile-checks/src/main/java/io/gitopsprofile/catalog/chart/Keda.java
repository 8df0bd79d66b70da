package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.ChartSwitch;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.MetricsApi;
import io.gitopsprofile.view.ReleaseValues;
import java.util.ArrayList;
import java.util.List;

/** keda of kedacore, which serves the external metrics API. (Source: kedacore/charts keda.) */
final class Keda implements KnownChart {

  static final String NAME = "keda";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<MetricsApi> registers(ReleaseValues values) {
    return List.of(MetricsApi.EXTERNAL);
  }

  @Override
  public List<ChartSwitch> switches(ReleaseValues values) {
    List<ChartSwitch> found = new ArrayList<>();
    ChartSwitch.none(found, values, "operator.replicaCount", "the operator");
    ChartSwitch.none(found, values, "metricsServer.replicaCount", "the metrics server");
    ChartSwitch.off(
        found, values, "metricsServer.enabled", "leaves the autoscalers without KEDA's metrics");
    ChartSwitch.off(
        found, values, "rbac.create", "leaves KEDA without the right to scale workloads");
    return found;
  }
}
