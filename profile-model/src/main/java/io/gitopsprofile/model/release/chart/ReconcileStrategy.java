package io.gitopsprofile.model.release.chart;

/** The event that makes Flux v2 package a chart anew. */
public enum ReconcileStrategy {
  /** Another version of the chart. */
  CHART_VERSION("ChartVersion"),
  /** Another revision of the source, such as a commit. */
  REVISION("Revision");

  private final String spelling;

  ReconcileStrategy(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
