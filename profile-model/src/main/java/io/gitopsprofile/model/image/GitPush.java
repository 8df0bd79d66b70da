package io.gitopsprofile.model.image;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The branch that Flux pushes commits to.
 *
 * @param branch the branch, which Flux creates if it does not exist; null means that of the base
 * @param refspec a refspec to push by, beside the branch if there is one
 * @param options push options for the Git server
 */
public record GitPush(
    @Nullable String branch, @Nullable String refspec, Map<String, String> options) {
  /** Refuses values that break their syntax, and copies the collections in their order. */
  public GitPush {
    options = Ordered.map("options", options);
    Syntax.of().notBlank("branch", branch).notBlank("refspec", refspec).enforce();
  }
}
