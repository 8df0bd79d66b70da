package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * Files of another GitRepository.
 *
 * @param repository the name of the GitRepository
 * @param fromPath the folder there; null means the root
 * @param toPath the folder here; null means the other repository's name
 */
public record GitInclude(
    LocalReference repository, @Nullable String fromPath, @Nullable String toPath) {
  /** Refuses values that break their syntax. */
  public GitInclude {
    Syntax.of().required("repository", repository).enforce();
  }
}
