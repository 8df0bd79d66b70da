package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.KnownChart;

/**
 * karpenter of AWS, which makes nodes as pods need them. (Source: karpenter.sh, NodePools.) A chart
 * that holds the name does, too, so that {@link KnownCharts#makesNodes} asks for no more.
 */
final class Karpenter implements KnownChart {

  static final String NAME = "karpenter";

  @Override
  public String name() {
    return NAME;
  }
}
