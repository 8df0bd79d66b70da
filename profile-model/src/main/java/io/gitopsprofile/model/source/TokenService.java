package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Syntax;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The service that gives out temporary logins for a bucket.
 *
 * @param provider {@code aws} or {@code ldap}
 * @param endpoint the service's URL
 * @param secretRef the name of a Secret with the login; {@code ldap} only
 * @param certSecretRef the name of a Secret with certificates; {@code ldap} only
 */
public record TokenService(
    String provider,
    String endpoint,
    @Nullable LocalReference secretRef,
    @Nullable LocalReference certSecretRef) {

  private static final Set<String> PROVIDERS = Set.of("aws", "ldap");

  /** Refuses values that break their syntax. */
  public TokenService {
    Syntax.of()
        .required("provider", provider)
        .oneOf("provider", provider, PROVIDERS)
        .required("endpoint", endpoint)
        .url("endpoint", endpoint, "https", "http")
        .ruledOut(
            "secretRef",
            secretRef != null && "aws".equals(provider),
            "aws takes no secretRef",
            "remove it")
        .ruledOut(
            "certSecretRef",
            certSecretRef != null && "aws".equals(provider),
            "aws takes no certSecretRef",
            "remove it")
        .enforce();
  }
}
