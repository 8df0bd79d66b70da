package io.gitopsprofile.model;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Which pods EKS runs on Fargate: those that any selector matches by namespace and all labels.
 *
 * <pre>
 * fargateProfiles:
 *   - name: default
 *     selectors:
 *       - namespace: demo
 *         labels:
 *           scheduler: fargate
 * </pre>
 *
 * @param name its name; not {@code eks-...}
 * @param selectors the selectors; at least one
 * @param podExecutionRoleARN the IAM role of the pods' nodes; eksctl makes one if null
 * @param subnets private subnets to run in; all of the cluster's if empty
 * @param tags AWS tags
 */
@Value.Builder
public record FargateProfile(
    String name,
    List<FargateSelector> selectors,
    @Nullable String podExecutionRoleARN,
    List<String> subnets,
    Map<String, String> tags) {

  private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:role/\\S+");

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public FargateProfile {
    selectors = Ordered.list("selectors", selectors);
    subnets = Ordered.list("subnets", subnets);
    tags = Ordered.map("tags", tags);
    Syntax.of()
        .required("name", name)
        .fargateProfileName("name", name)
        .notEmpty("selectors", selectors)
        .matches(
            "podExecutionRoleARN",
            podExecutionRoleARN,
            ARN,
            "the ARN of a role",
            "write it as arn:aws:iam::123456789012:role/name")
        .enforce();
  }

  /** A profile of a name and its selectors. */
  public static FargateProfile of(String name, FargateSelector... selectors) {
    return new FargateProfile(name, List.of(selectors), null, List.of(), Map.of());
  }

  /** Starts a Fargate profile; {@code name} must be set. */
  public static Builder builder() {
    return new Builder().selectors(List.of()).subnets(List.of()).tags(Map.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link FargateProfile}; its {@code @param} tags describe the components. */
  public static final class Builder extends FargateProfileBuilder {
    Builder() {}
  }
}
