package io.gitopsprofile.model.adapter;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * A filter that keeps series by name; exactly one of both patterns is set.
 *
 * @param is an RE2 pattern that the name matches
 * @param isNot an RE2 pattern that the name does not match
 */
public record SeriesFilter(@Nullable String is, @Nullable String isNot) {

  /** Refuses values that break their syntax. */
  public SeriesFilter {
    Syntax.of().rulePattern("is", is).rulePattern("isNot", isNot).enforce();
  }
}
