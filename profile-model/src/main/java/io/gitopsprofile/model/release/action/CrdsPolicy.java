package io.gitopsprofile.model.release.action;

/** The handling of the CRDs in a chart's folder {@code crds}. */
public enum CrdsPolicy {
  /** CRDs are not installed. */
  SKIP("Skip"),
  /** New CRDs are created, existing ones are kept. */
  CREATE("Create"),
  /** New CRDs are created, existing ones are replaced. */
  CREATE_REPLACE("CreateReplace");

  private final String spelling;

  CrdsPolicy(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
