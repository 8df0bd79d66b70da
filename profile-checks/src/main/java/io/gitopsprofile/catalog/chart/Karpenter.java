package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.KnownChart;

/**
 * karpenter of AWS, which makes nodes as pods need them. (Source: karpenter.sh, NodePools.) {@link
 * KnownCharts#makesNodes} also accepts charts whose name contains this one.
 */
final class Karpenter implements KnownChart {

  static final String NAME = "karpenter";

  @Override
  public String name() {
    return NAME;
  }
}
