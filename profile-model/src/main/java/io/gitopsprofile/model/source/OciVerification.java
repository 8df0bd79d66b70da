package io.gitopsprofile.model.source;

import io.gitopsprofile.model.release.chart.SignatureProvider;
import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The check of an artifact's signature.
 *
 * @param provider the tool that signed
 * @param secretRef the name of a Secret with the public keys; null means that cosign verifies
 *     without keys
 * @param matchOIDCIdentity the identities that may have signed without a key
 */
public record OciVerification(
    SignatureProvider provider,
    @Nullable LocalReference secretRef,
    List<OidcIdentity> matchOIDCIdentity) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public OciVerification {
    matchOIDCIdentity = Ordered.list("matchOIDCIdentity", matchOIDCIdentity);
    Syntax.of().required("provider", provider).enforce();
  }
}
