package io.gitopsprofile.model.image;

import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The key that signs commits.
 *
 * @param secretRef the name of the Secret with the key
 * @param type the key's format; null means {@code gpg}
 */
public record SigningKey(LocalReference secretRef, @Nullable SigningKeyType type) {
  /** Refuses values that break their syntax. */
  public SigningKey {
    Syntax.of().required("secretRef", secretRef).enforce();
  }
}
