package io.gitopsprofile.model.cluster;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An IAM role for the pods of a service account, by EKS Pod Identity; the add-on {@code
 * eks-pod-identity-agent} hands the credentials to the pods.
 *
 * <pre>
 * podIdentityAssociations:
 *   - namespace: external-dns
 *     serviceAccountName: external-dns
 *     wellKnownPolicies: [externalDNS]
 * </pre>
 *
 * @param namespace the service account's namespace, which eksctl requires
 * @param serviceAccountName the service account's name
 * @param createServiceAccount whether eksctl creates the service account; null means false
 * @param roleARN an existing IAM role; null means that eksctl creates one
 * @param roleName the name of eksctl's role
 * @param permissionPolicyARNs the IAM policies of eksctl's role
 * @param wellKnownPolicies policies of eksctl's role that eksctl knows by a word
 * @param permissionsBoundaryARN the permissions boundary of eksctl's role
 * @param targetRoleARN a role of another account that the role assumes
 * @param disableSessionTags whether the session gets no tags; null means false
 * @param tags AWS tags
 */
@Value.Builder
public record PodIdentityAssociation(
    @Nullable String namespace,
    String serviceAccountName,
    @Nullable Boolean createServiceAccount,
    @Nullable String roleARN,
    @Nullable String roleName,
    List<String> permissionPolicyARNs,
    List<WellKnownPolicy> wellKnownPolicies,
    @Nullable String permissionsBoundaryARN,
    @Nullable String targetRoleARN,
    @Nullable Boolean disableSessionTags,
    Map<String, String> tags) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public PodIdentityAssociation {
    permissionPolicyARNs = Ordered.list("permissionPolicyARNs", permissionPolicyARNs);
    wellKnownPolicies = Ordered.list("wellKnownPolicies", wellKnownPolicies);
    tags = Ordered.map("tags", tags);
    Syntax.of()
        .dnsLabel("namespace", namespace)
        .required("serviceAccountName", serviceAccountName)
        .dnsSubdomain("serviceAccountName", serviceAccountName)
        .notBlank("roleARN", roleARN)
        .notBlank("roleName", roleName)
        .enforce();
  }

  /** Starts a PodIdentityAssociation; {@code serviceAccountName} must be set. */
  public static Builder builder() {
    return new Builder()
        .permissionPolicyARNs(List.of())
        .wellKnownPolicies(List.of())
        .tags(Map.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /**
   * Builder for {@link PodIdentityAssociation}; its {@code @param} tags describe the components.
   */
  public static final class Builder extends PodIdentityAssociationBuilder {
    Builder() {}
  }
}
