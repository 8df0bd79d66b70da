package io.gitopsprofile.model.image;

import io.gitopsprofile.model.source.GitReference;
import io.gitopsprofile.model.value.Syntax;

/**
 * The base of the commits.
 *
 * @param ref the branch, tag or commit
 */
public record GitCheckout(GitReference ref) {
  /** Refuses values that break their syntax. */
  public GitCheckout {
    Syntax.of().required("ref", ref).enforce();
  }
}
