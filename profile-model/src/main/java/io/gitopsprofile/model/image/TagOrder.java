package io.gitopsprofile.model.image;

/** The order of tags, whose last one an ImagePolicy chooses. */
public enum TagOrder {
  /** Ascending: the greatest is chosen. */
  ASC("asc"),
  /** Descending: the least is chosen. */
  DESC("desc");

  private final String spelling;

  TagOrder(String spelling) {
    this.spelling = spelling;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
