package io.gitopsprofile.model.source;

import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Syntax;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The service that gives out temporary logins for a bucket.
 *
 * @param provider the kind of service
 * @param endpoint the service's URL
 * @param secretRef the name of a Secret with the login; {@code ldap} only
 * @param certSecretRef the name of a Secret with certificates; {@code ldap} only
 */
@Value.Builder
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

  /** Starts a TokenService; {@code provider} and {@code endpoint} must be set. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link TokenService}; its {@code @param} tags describe the components. */
  public static final class Builder extends TokenServiceBuilder {
    Builder() {}
  }
}
