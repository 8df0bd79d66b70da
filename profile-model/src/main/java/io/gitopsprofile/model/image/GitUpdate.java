package io.gitopsprofile.model.image;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The commits of an ImageUpdateAutomation: their base, their author and their branch.
 *
 * @param checkout the base; null means that of the GitRepository
 * @param commit the commit
 * @param push the branch that Flux pushes to; null means that of the base
 */
public record GitUpdate(@Nullable GitCheckout checkout, GitCommit commit, @Nullable GitPush push) {
  /** Refuses values that break their syntax. */
  public GitUpdate {
    Syntax.of().required("commit", commit).enforce();
  }
}
