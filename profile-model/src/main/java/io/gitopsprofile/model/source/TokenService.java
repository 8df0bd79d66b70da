package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Syntax;
import org.jspecify.annotations.Nullable;

/**
 * The service that gives out temporary logins for a bucket.
 *
 * @param provider the kind of service
 * @param endpoint the service's URL
 * @param secretRef the name of a Secret with the login; {@code ldap} only
 * @param certSecretRef the name of a Secret with certificates; {@code ldap} only
 */
public record TokenService(
    TokenProvider provider,
    String endpoint,
    @Nullable LocalReference secretRef,
    @Nullable LocalReference certSecretRef) {

  /** Refuses values that break their syntax. */
  public TokenService {
    Syntax.of()
        .required("provider", provider)
        .required("endpoint", endpoint)
        .url("endpoint", endpoint, "https", "http")
        .enforce();
  }
}
