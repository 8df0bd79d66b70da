package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The check of an artifact's signature.
 *
 * @param provider {@code cosign} or {@code notation}
 * @param secretRef the name of a Secret with the public keys; null means that cosign verifies
 *     without keys
 * @param matchOIDCIdentity the identities that may have signed without a key
 */
public record OciVerification(
    String provider, @Nullable LocalReference secretRef, List<OidcIdentity> matchOIDCIdentity) {

  private static final Set<String> PROVIDERS = Set.of("cosign", "notation");

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public OciVerification {
    matchOIDCIdentity = Ordered.list("matchOIDCIdentity", matchOIDCIdentity);
    Syntax.of().required("provider", provider).oneOf("provider", provider, PROVIDERS).enforce();
  }
}
