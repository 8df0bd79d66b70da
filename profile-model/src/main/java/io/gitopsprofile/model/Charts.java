package io.gitopsprofile.model;

/** Which charts a tree installs where the profile names one that is frozen. */
public enum Charts {
  /** The chart that the profile names. */
  AS_WRITTEN("as-written"),
  /** The chart in which the frozen one lives on, with the values translated. */
  LIVING("living");

  private final String spelling;

  Charts(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
