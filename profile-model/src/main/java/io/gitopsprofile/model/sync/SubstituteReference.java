package io.gitopsprofile.model.sync;

import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * An object with variables, in the namespace of the Kustomizations.
 *
 * @param kind the kind
 * @param name the name
 * @param optional whether the object may be missing; null means false
 */
public record SubstituteReference(SubstituteKind kind, String name, @Nullable Boolean optional) {

  /** Refuses values that break their syntax. */
  public SubstituteReference {
    Syntax.of().required("kind", kind).required("name", name).dnsSubdomain("name", name).enforce();
  }
}
