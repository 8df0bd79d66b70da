package io.gitopsprofile.model.image;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The tags that a policy looks at.
 *
 * @param pattern the pattern of the tags, in RE2
 * @param extract the text to order by, such as {@code $ts}; null means the whole tag
 */
public record TagFilter(String pattern, @Nullable String extract) {
  /** Refuses values that break their syntax. */
  public TagFilter {
    Syntax.of()
        .required("pattern", pattern)
        .notBlank("pattern", pattern)
        .notBlank("extract", extract)
        .enforce();
  }
}
