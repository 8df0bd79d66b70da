package io.gitopsprofile.model.cluster;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An add-on of EKS.
 *
 * <pre>
 * addons:
 *   - name: vpc-cni
 *     version: latest
 *   - name: eks-pod-identity-agent
 * </pre>
 *
 * @param name the add-on's name
 * @param version the version, or {@code latest}; null means EKS's default
 * @param configurationValues the settings, as JSON or YAML in a text
 * @param resolveConflicts the treatment of fields that somebody changed: {@code none}, {@code
 *     overwrite} or {@code preserve}
 * @param serviceAccountRoleARN an existing IAM role of the add-on's service account
 * @param attachPolicyARNs IAM policies of the role that eksctl creates
 * @param wellKnownPolicies policies of eksctl's role that eksctl knows by a word
 * @param permissionsBoundary the permissions boundary of eksctl's role
 * @param useDefaultPodIdentityAssociations whether eksctl makes the Pod Identity associations that
 *     EKS recommends; null means false
 * @param podIdentityAssociations IAM roles for the add-on's pods by Pod Identity
 * @param tags AWS tags
 */
@Value.Builder
public record Addon(
    String name,
    @Nullable String version,
    @Nullable String configurationValues,
    @Nullable String resolveConflicts,
    @Nullable String serviceAccountRoleARN,
    List<String> attachPolicyARNs,
    List<WellKnownPolicy> wellKnownPolicies,
    @Nullable String permissionsBoundary,
    @Nullable Boolean useDefaultPodIdentityAssociations,
    List<PodIdentityAssociation> podIdentityAssociations,
    Map<String, String> tags) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Addon {
    attachPolicyARNs = Ordered.list("attachPolicyARNs", attachPolicyARNs);
    wellKnownPolicies = Ordered.list("wellKnownPolicies", wellKnownPolicies);
    podIdentityAssociations = Ordered.list("podIdentityAssociations", podIdentityAssociations);
    tags = Ordered.map("tags", tags);
    Syntax.of()
        .required("name", name)
        .notBlank("name", name)
        .notBlank("version", version)
        .oneOf("resolveConflicts", resolveConflicts, Set.of("none", "overwrite", "preserve"))
        .enforce();
  }

  /** Starts a Addon; {@code name} must be set. */
  public static Builder builder() {
    return new Builder()
        .attachPolicyARNs(List.of())
        .wellKnownPolicies(List.of())
        .podIdentityAssociations(List.of())
        .tags(Map.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Addon}; its {@code @param} tags describe the components. */
  public static final class Builder extends AddonBuilder {
    Builder() {}
  }
}
