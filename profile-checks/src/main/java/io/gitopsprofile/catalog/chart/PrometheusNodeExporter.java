package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.FargateConstraints;
import io.gitopsprofile.catalog.KnownChart;

/** prometheus-node-exporter of prometheus-community, one DaemonSet. */
final class PrometheusNodeExporter implements KnownChart {

  static final String NAME = "prometheus-node-exporter";

  /** The words by which messages about other charts name it. */
  static final String TITLE = "its node exporter";

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
  public void constrain(FargateConstraints constraints) {
    constraints.daemonSet();
  }
}
