package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.catalog.MetricsApi;
import io.gitopsprofile.view.ReleaseValues;
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
}
