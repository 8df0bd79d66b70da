package io.gitopsprofile.model.release.chart;

/** A kind of {@code source.toolkit.fluxcd.io/v1} that holds charts. */
public enum ChartSourceKind {
  /** A Helm repository. */
  HELM_REPOSITORY("HelmRepository"),
  /** A Git repository. */
  GIT_REPOSITORY("GitRepository"),
  /** A bucket of an object store. */
  BUCKET("Bucket");

  private final String spelling;

  ChartSourceKind(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
