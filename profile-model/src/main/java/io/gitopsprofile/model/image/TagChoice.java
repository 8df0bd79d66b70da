package io.gitopsprofile.model.image;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/** The order that decides which tag of an image is the newest. */
public sealed interface TagChoice
    permits TagChoice.Semver, TagChoice.Alphabetical, TagChoice.Numerical {

  /** Returns the key that names the order. */
  String key();

  /**
   * The highest version in a range.
   *
   * @param range the range of versions, such as {@code 6.x} or {@code >=1.0.0 <2.0.0}
   */
  record Semver(String range) implements TagChoice {
    /** Refuses values that break their syntax. */
    public Semver {
      Syntax.of().required("range", range).notBlank("range", range).enforce();
    }

    @Override
    public String key() {
      return "semver";
    }
  }

  /**
   * The last tag by its letters.
   *
   * @param order the order; null means {@code asc}
   */
  record Alphabetical(@Nullable TagOrder order) implements TagChoice {

    @Override
    public String key() {
      return "alphabetical";
    }
  }

  /**
   * The last tag by its number.
   *
   * @param order the order; null means {@code asc}
   */
  record Numerical(@Nullable TagOrder order) implements TagChoice {

    @Override
    public String key() {
      return "numerical";
    }
  }
}
