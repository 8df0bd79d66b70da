package io.gitopsprofile.check;

import io.gitopsprofile.model.Chart;

/** Where the charts of Helm's stable repository live on. */
final class LivingChart {

  private LivingChart() {}

  /** What to write instead, for the {@code fix} of a diagnostic. */
  static String of(Chart.Repository chart) {
    return switch (chart.name()) {
      case "metrics-server" ->
          "metrics-server 3.13.1 of https://kubernetes-sigs.github.io/metrics-server/";
      case "prometheus-adapter" ->
          "prometheus-adapter 5.3.0 of https://prometheus-community.github.io/helm-charts";
      case "prometheus" ->
          "prometheus 29.27.0 of https://prometheus-community.github.io/helm-charts";
      case "prometheus-operator" ->
          "kube-prometheus-stack of https://prometheus-community.github.io/helm-charts";
      default -> "the chart's new home, which https://artifacthub.io names";
    };
  }
}
