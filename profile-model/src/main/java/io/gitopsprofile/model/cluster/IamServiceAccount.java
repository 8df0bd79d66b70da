package io.gitopsprofile.model.cluster;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes service account with an IAM role, by IAM roles for service accounts (IRSA); {@code
 * withOIDC} must be on. In eksctl's file, name, namespace, labels and annotations stand below
 * {@code metadata}.
 *
 * <pre>
 * serviceAccounts:
 *   - name: cluster-autoscaler
 *     namespace: kube-system
 *     wellKnownPolicies: [autoScaler]
 * </pre>
 *
 * @param name the service account's name
 * @param namespace the namespace; eksctl's default is {@code default}
 * @param labels labels of the service account
 * @param annotations annotations of the service account
 * @param attachPolicyARNs IAM policies of the role
 * @param wellKnownPolicies policies of the role that eksctl knows by a word
 * @param attachRoleARN an existing IAM role; null means that eksctl creates one
 * @param roleName the name of eksctl's role
 * @param roleOnly whether eksctl creates the role alone, for a service account that a chart brings;
 *     null means false
 * @param permissionsBoundary the permissions boundary of eksctl's role
 * @param tags AWS tags
 */
@Value.Builder
public record IamServiceAccount(
    String name,
    @Nullable String namespace,
    Map<String, String> labels,
    Map<String, String> annotations,
    List<String> attachPolicyARNs,
    List<WellKnownPolicy> wellKnownPolicies,
    @Nullable String attachRoleARN,
    @Nullable String roleName,
    @Nullable Boolean roleOnly,
    @Nullable String permissionsBoundary,
    Map<String, String> tags) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public IamServiceAccount {
    labels = Ordered.map("labels", labels);
    annotations = Ordered.map("annotations", annotations);
    attachPolicyARNs = Ordered.list("attachPolicyARNs", attachPolicyARNs);
    wellKnownPolicies = Ordered.list("wellKnownPolicies", wellKnownPolicies);
    tags = Ordered.map("tags", tags);
    Syntax.of()
        .required("name", name)
        .dnsSubdomain("name", name)
        .dnsLabel("namespace", namespace)
        .labels("labels", labels)
        .annotations("annotations", annotations)
        .notBlank("attachRoleARN", attachRoleARN)
        .notBlank("roleName", roleName)
        .enforce();
  }

  /** Starts a IamServiceAccount; {@code name} must be set. */
  public static Builder builder() {
    return new Builder()
        .labels(Map.of())
        .annotations(Map.of())
        .attachPolicyARNs(List.of())
        .wellKnownPolicies(List.of())
        .tags(Map.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link IamServiceAccount}; its {@code @param} tags describe the components. */
  public static final class Builder extends IamServiceAccountBuilder {
    Builder() {}
  }
}
