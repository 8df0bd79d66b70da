package io.gitopsprofile.model.adapter;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The name of a metric, derived from the name of its series with Go's RE2 and {@code
 * Regexp.Expand}.
 *
 * @param matches an RE2 pattern; null and the empty text match all
 * @param as the name, with {@code ${1}} for the first group; null and the empty text are {@code
 *     $0}, or {@code $1} if there is one group
 */
public record RuleName(@Nullable String matches, @Nullable String as) {

  /** Refuses values that break their syntax. */
  public RuleName {
    Syntax.of().textOrEmpty("matches", matches).textOrEmpty("as", as).enforce();
  }
}
