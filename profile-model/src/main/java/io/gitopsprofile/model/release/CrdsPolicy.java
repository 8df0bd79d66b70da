package io.gitopsprofile.model.release;

/** What becomes of the CRDs in a chart's folder {@code crds}. */
public enum CrdsPolicy {
  /** They are left out. */
  SKIP("Skip"),
  /** New ones are created. */
  CREATE("Create"),
  /** New ones are created, and those that are there replaced. */
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
