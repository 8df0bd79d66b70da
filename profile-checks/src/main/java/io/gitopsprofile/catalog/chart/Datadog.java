package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.ChartVersion;
import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.MetricsApi;
import io.gitopsprofile.view.ReleaseValues;
import java.util.List;

/**
 * datadog, whose cluster agent can serve external metrics. (Source: DataDog/helm-charts
 * charts/datadog, {@code templates/agent-apiservice.yaml}.)
 */
final class Datadog implements KnownChart {

  static final String NAME = "datadog";

  /** The first major version that installs the cluster agent by default. */
  private static final int WITH_AGENT = 3;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean servesMetricsOnDemand() {
    return true;
  }

  @Override
  public List<MetricsApi> registers(ReleaseValues values) {
    boolean has =
        ChartVersion.major(values.release().chart()) >= WITH_AGENT
            ? !Boolean.FALSE.equals(values.get("clusterAgent", "enabled"))
            : values.says("clusterAgent", "enabled");
    boolean registers =
        has
            && values.says("clusterAgent", "metricsProvider", "enabled")
            && !Boolean.FALSE.equals(values.get("clusterAgent", "rbac", "create"))
            && !values.says("existingClusterAgent", "join");
    return registers ? List.of(MetricsApi.EXTERNAL) : List.of();
  }
}
