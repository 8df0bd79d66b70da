package io.gitopsprofile.catalog.chart;

import io.gitopsprofile.catalog.KnownChart;

/**
 * stable/prometheus-operator, which became kube-prometheus-stack. (Source: helm/charts
 * stable/prometheus-operator, {@code README.md}.) Nothing else is known of it.
 */
final class PrometheusOperator implements KnownChart {

  static final String NAME = "prometheus-operator";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String maintainedTitle() {
    return KubePrometheusStack.NAME + " of https://prometheus-community.github.io/helm-charts";
  }
}
