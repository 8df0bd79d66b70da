package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The check of signatures in a Git repository.
 *
 * @param mode the objects whose signature is verified; null means {@code HEAD}
 * @param secretRef the name of a Secret with the public keys
 */
public record GitVerification(@Nullable GitVerificationMode mode, LocalReference secretRef) {
  /** Refuses values that break their syntax. */
  public GitVerification {
    Syntax.of().required("secretRef", secretRef).enforce();
  }
}
