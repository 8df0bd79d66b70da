package io.gitopsprofile.model.release;

/** The Helm version that the Helm Operator uses for a release. */
public enum HelmVersion {
  /** Helm 2, with Tiller. */
  V2("v2"),
  /** Helm 3. */
  V3("v3");

  private final String spelling;

  HelmVersion(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
