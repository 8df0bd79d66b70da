package io.gitopsprofile.model;

import org.jspecify.annotations.Nullable;

/** The charts that a tree installs where the profile names a discontinued chart. */
public enum Charts {
  /** The chart that the profile names. */
  AS_WRITTEN("as-written"),
  /** The maintained successor of a discontinued chart, with the values migrated. */
  MAINTAINED("maintained");

  private static final String FORMER_MAINTAINED = "living";

  private final String spelling;

  Charts(String spelling) {
    this.spelling = spelling;
  }

  /**
   * Finds the constant that had another word before version 0.1.0.
   *
   * @return {@link #MAINTAINED} for {@code living}, otherwise null
   */
  public static @Nullable Charts formerly(String word) {
    return word.equals(FORMER_MAINTAINED) ? MAINTAINED : null;
  }

  /** The word as YAML spells it. */
  @Override
  public String toString() {
    return spelling;
  }
}
