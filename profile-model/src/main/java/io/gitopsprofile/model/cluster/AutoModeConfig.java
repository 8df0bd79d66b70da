package io.gitopsprofile.model.cluster;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * EKS Auto Mode, in which EKS itself creates and removes nodes as pods need them.
 *
 * <pre>
 * autoModeConfig:
 *   enabled: true
 *   nodePools: [general-purpose, system]
 * </pre>
 *
 * @param enabled whether Auto Mode is on; null means that it is off
 * @param nodePools the node pools of EKS: {@code general-purpose}, {@code system}; an empty list
 *     means both
 * @param nodeRoleARN the IAM role of the nodes; null means that eksctl creates one
 * @param permissionsBoundaryARN the permissions boundary of eksctl's role
 */
@Value.Builder
public record AutoModeConfig(
    @Nullable Boolean enabled,
    List<String> nodePools,
    @Nullable String nodeRoleARN,
    @Nullable String permissionsBoundaryARN) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public AutoModeConfig {
    nodePools = Ordered.list("nodePools", nodePools);
    Syntax.of()
        .notBlank("nodeRoleARN", nodeRoleARN)
        .notBlank("permissionsBoundaryARN", permissionsBoundaryARN)
        .enforce();
  }

  /** Starts a AutoModeConfig; every component is optional. */
  public static Builder builder() {
    return new Builder().nodePools(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link AutoModeConfig}; its {@code @param} tags describe the components. */
  public static final class Builder extends AutoModeConfigBuilder {
    Builder() {}
  }
}
