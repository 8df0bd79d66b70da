package io.gitopsprofile.model.source;

import io.gitopsprofile.model.release.chart.SignatureProvider;
import io.gitopsprofile.model.value.LocalReference;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The check of an artifact's signature.
 *
 * @param provider the tool that signed
 * @param secretRef the name of a Secret with the public keys; null means that cosign verifies
 *     without keys
 * @param trustedRootSecretRef the name of a Secret with the root that cosign trusts in place of the
 *     public one; Flux 2.9
 * @param matchOIDCIdentity the identities that may have signed without a key
 */
@Value.Builder
public record OciVerification(
    SignatureProvider provider,
    @Nullable LocalReference secretRef,
    @Nullable LocalReference trustedRootSecretRef,
    List<OidcIdentity> matchOIDCIdentity) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public OciVerification {
    matchOIDCIdentity = Ordered.list("matchOIDCIdentity", matchOIDCIdentity);
    Syntax.of().required("provider", provider).enforce();
  }

  /** Starts an OciVerification; {@code provider} must be set. */
  public static Builder builder() {
    return new Builder().matchOIDCIdentity(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link OciVerification}; its {@code @param} tags describe the components. */
  public static final class Builder extends OciVerificationBuilder {
    Builder() {}
  }
}
