package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.Syntax;

/**
 * The identity of a signer without a key.
 *
 * @param issuer the pattern of the issuer
 * @param subject the pattern of the subject
 */
public record OidcIdentity(String issuer, String subject) {
  /** Refuses values that break their syntax. */
  public OidcIdentity {
    Syntax.of()
        .required("issuer", issuer)
        .notBlank("issuer", issuer)
        .required("subject", subject)
        .notBlank("subject", subject)
        .enforce();
  }
}
