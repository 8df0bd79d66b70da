package io.gitopsprofile.model.cluster;

import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group of EC2 nodes that EKS manages; what is unset is eksctl's default.
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
 * @param name its name
 * @param instanceType the EC2 instance type; eksctl's default is {@code m5.large}
 * @param minSize the least number of nodes
 * @param desiredCapacity the number of nodes to start with
 * @param maxSize the greatest number of nodes
 * @param volumeSize the size of each node's volume in GiB; eksctl's default is 80
 * @param volumeType the EBS volume type; eksctl's default is {@code gp3}
 * @param addonPolicies IAM policies that the nodes get for add-ons
 */
public record ManagedNodeGroup(
    String name,
    @Nullable String instanceType,
    @Nullable Integer minSize,
    @Nullable Integer desiredCapacity,
    @Nullable Integer maxSize,
    @Nullable Integer volumeSize,
    @Nullable String volumeType,
    List<AddonPolicy> addonPolicies) {

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public ManagedNodeGroup {
    addonPolicies = Ordered.list("addonPolicies", addonPolicies);
    Syntax.of()
        .required("name", name)
        .notBlank("name", name)
        .notBlank("instanceType", instanceType)
        .range("minSize", minSize, 0, Integer.MAX_VALUE)
        .range("desiredCapacity", desiredCapacity, 0, Integer.MAX_VALUE)
        .range("maxSize", maxSize, 1, Integer.MAX_VALUE)
        .range("volumeSize", volumeSize, 1, 16384)
        .notBlank("volumeType", volumeType)
        .enforce();
  }

  /** Starts a node group with what it must have. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** A builder that holds these values. */
  public Builder toBuilder() {
    Builder copy = new Builder(name);
    copy.instanceType = instanceType;
    copy.minSize = minSize;
    copy.desiredCapacity = desiredCapacity;
    copy.maxSize = maxSize;
    copy.volumeSize = volumeSize;
    copy.volumeType = volumeType;
    copy.addonPolicies = addonPolicies;
    return copy;
  }

  /** Collects the parts of a node group; every one that is not set stays unset. */
  public static final class Builder {
    private String name;
    private @Nullable String instanceType;
    private @Nullable Integer minSize;
    private @Nullable Integer desiredCapacity;
    private @Nullable Integer maxSize;
    private @Nullable Integer volumeSize;
    private @Nullable String volumeType;
    private List<AddonPolicy> addonPolicies = List.of();

    private Builder(String name) {
      this.name = name;
    }

    /** Replaces the name. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Sets {@code instanceType}: the EC2 instance type. */
    public Builder instanceType(@Nullable String instanceType) {
      this.instanceType = instanceType;
      return this;
    }

    /** Sets {@code minSize}: the least number of nodes. */
    public Builder minSize(@Nullable Integer minSize) {
      this.minSize = minSize;
      return this;
    }

    /** Sets {@code desiredCapacity}: the number of nodes to start with. */
    public Builder desiredCapacity(@Nullable Integer desiredCapacity) {
      this.desiredCapacity = desiredCapacity;
      return this;
    }

    /** Sets {@code maxSize}: the greatest number of nodes. */
    public Builder maxSize(@Nullable Integer maxSize) {
      this.maxSize = maxSize;
      return this;
    }

    /** Sets {@code volumeSize}: the size of each node's volume in GiB. */
    public Builder volumeSize(@Nullable Integer volumeSize) {
      this.volumeSize = volumeSize;
      return this;
    }

    /** Sets {@code volumeType}: the EBS volume type. */
    public Builder volumeType(@Nullable String volumeType) {
      this.volumeType = volumeType;
      return this;
    }

    /** Sets {@code addonPolicies}: IAM policies that the nodes get for add-ons. */
    public Builder addonPolicies(List<AddonPolicy> addonPolicies) {
      this.addonPolicies = addonPolicies;
      return this;
    }

    /** Sets {@code addonPolicies}: IAM policies that the nodes get for add-ons. */
    public Builder addonPolicies(AddonPolicy... addonPolicies) {
      return addonPolicies(List.of(addonPolicies));
    }

    /** The finished ManagedNodeGroup. */
    public ManagedNodeGroup build() {
      return new ManagedNodeGroup(
          name,
          instanceType,
          minSize,
          desiredCapacity,
          maxSize,
          volumeSize,
          volumeType,
          addonPolicies);
    }
  }
}
