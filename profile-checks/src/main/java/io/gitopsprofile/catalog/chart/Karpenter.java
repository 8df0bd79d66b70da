package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.KnownChart;
import io.gitopsprofile.model.release.Chart;

/** karpenter of AWS, which makes nodes as pods need them. (Source: karpenter.sh, NodePools.) */
final class Karpenter implements KnownChart {

  @Override
  public String name() {
    return "karpenter";
  }

  /** Charts of one's own that hold the name count as well. */
  @Override
  public boolean makesNodes(Chart chart) {
    return chart.chartName().contains(name());
  }
}
