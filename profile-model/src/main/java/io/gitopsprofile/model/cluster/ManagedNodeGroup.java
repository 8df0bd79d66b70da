package io.gitopsprofile.model.cluster;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A group of EC2 nodes that EKS manages. Unset values are the defaults of eksctl.
 *
 * <pre>
 * managedNodeGroups:
 *   - name: default
 *     instanceType: m5.large
 *     desiredCapacity: 2
 *     volumeSize: 120
 *     iam:
 *       withAddonPolicies:
 *         appMesh: true
 * </pre>
 *
 * @param name the name
 * @param instanceType the EC2 instance type; eksctl's default is {@code m5.large}
 * @param instanceTypes EC2 instance types that the group chooses from; write this or {@code
 *     instanceType}
 * @param spot whether the nodes are spot instances; null means false
 * @param minSize the least number of nodes
 * @param desiredCapacity the number of nodes to start with
 * @param maxSize the greatest number of nodes
 * @param volumeSize the size of each node's volume in GiB; eksctl's default is 80
 * @param volumeType the EBS volume type; eksctl's default is {@code gp3}
 * @param labels labels of the nodes
 * @param taints taints of the nodes
 * @param addonPolicies IAM policies that the nodes get for add-ons
 */
@Value.Builder
public record ManagedNodeGroup(
    String name,
    @Nullable String instanceType,
    List<String> instanceTypes,
    @Nullable Boolean spot,
    @Nullable Integer minSize,
    @Nullable Integer desiredCapacity,
    @Nullable Integer maxSize,
    @Nullable Integer volumeSize,
    @Nullable String volumeType,
    Map<String, String> labels,
    List<NodeTaint> taints,
    List<AddonPolicy> addonPolicies) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public ManagedNodeGroup {
    instanceTypes = Ordered.list("instanceTypes", instanceTypes);
    labels = Ordered.map("labels", labels);
    taints = Ordered.list("taints", taints);
    addonPolicies = Ordered.list("addonPolicies", addonPolicies);
    Syntax.of()
        .required("name", name)
        .notBlank("name", name)
        .notBlank("instanceType", instanceType)
        .labels("labels", labels)
        .range("minSize", minSize, 0, Integer.MAX_VALUE)
        .range("desiredCapacity", desiredCapacity, 0, Integer.MAX_VALUE)
        .range("maxSize", maxSize, 1, Integer.MAX_VALUE)
        .range("volumeSize", volumeSize, 1, 16384)
        .notBlank("volumeType", volumeType)
        .enforce();
  }

  /** Starts a node group; {@code name} must be set. */
  public static Builder builder() {
    return new Builder()
        .instanceTypes(List.of())
        .labels(Map.of())
        .taints(List.of())
        .addonPolicies(List.of());
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link ManagedNodeGroup}; its {@code @param} tags describe the components. */
  public static final class Builder extends ManagedNodeGroupBuilder {
    Builder() {}

    /** Sets {@code addonPolicies}. */
    public Builder addonPolicies(AddonPolicy... addonPolicies) {
      return addonPolicies(List.of(addonPolicies));
    }
  }
}
