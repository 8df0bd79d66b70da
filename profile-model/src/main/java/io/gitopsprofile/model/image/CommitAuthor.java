package io.gitopsprofile.model.image;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The author of the commits.
 *
 * @param name the name
 * @param email the e-mail address
 */
public record CommitAuthor(@Nullable String name, String email) {
  /** Refuses values that break their syntax. */
  public CommitAuthor {
    Syntax.of().notBlank("name", name).required("email", email).notBlank("email", email).enforce();
  }
}
