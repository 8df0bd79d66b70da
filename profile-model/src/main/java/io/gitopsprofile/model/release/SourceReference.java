package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The source that holds the tree.
 *
 * @param kind the kind; null means {@code GitRepository}
 * @param name the name
 * @param namespace the namespace; null means that of the Kustomizations
 */
public record SourceReference(@Nullable SourceKind kind, String name, @Nullable String namespace) {

  /** Refuses values that break their syntax. */
  public SourceReference {
    Syntax.of()
        .required("name", name)
        .objectName("name", name)
        .dnsLabel("namespace", namespace)
        .enforce();
  }

  /** Its kind, or the default one. */
  public SourceKind kindOrDefault() {
    return kind == null ? SourceKind.GIT_REPOSITORY : kind;
  }
}
