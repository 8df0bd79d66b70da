package io.gitopsprofile.model;

/** The component that gives autoscalers their metrics. */
public enum MetricsSource {
  /** The Prometheus adapter, beside a HorizontalPodAutoscaler. */
  ADAPTER("adapter"),
  /** KEDA, which makes the HorizontalPodAutoscaler of a ScaledObject. */
  KEDA("keda");

  private final String spelling;

  MetricsSource(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
