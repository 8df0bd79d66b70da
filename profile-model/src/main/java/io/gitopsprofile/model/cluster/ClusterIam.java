package io.gitopsprofile.model.cluster;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * IAM of the cluster: roles for service accounts.
 *
 * <pre>
 * iam:
 *   withOIDC: true
 *   serviceAccounts: [...]
 *   podIdentityAssociations: [...]
 * </pre>
 *
 * @param withOIDC whether eksctl creates the cluster's OpenID Connect provider, which {@code
 *     serviceAccounts} need; null means false
 * @param serviceAccounts service accounts with a role by IRSA
 * @param podIdentityAssociations service accounts with a role by Pod Identity
 */
@Value.Builder
public record ClusterIam(
    @Nullable Boolean withOIDC,
    List<IamServiceAccount> serviceAccounts,
    List<PodIdentityAssociation> podIdentityAssociations) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public ClusterIam {
    serviceAccounts = Ordered.list("serviceAccounts", serviceAccounts);
    podIdentityAssociations = Ordered.list("podIdentityAssociations", podIdentityAssociations);
    Syntax.of().enforce();
  }

  /** Starts a ClusterIam; every component is optional. */
  public static Builder builder() {
    return new Builder().serviceAccounts(List.of()).podIdentityAssociations(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ClusterIam}; its {@code @param} tags describe the components. */
  public static final class Builder extends ClusterIamBuilder {
    Builder() {}
  }
}
