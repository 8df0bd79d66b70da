package io.gitopsprofile.room;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.cluster.ManagedNodeGroup;
import io.gitopsprofile.room.NodeGroup.Obstacle;
import io.gitopsprofile.room.NodeGroup.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The labels of the nodes of a group: those of the profile, of EKS and of eksctl, and those that
 * follow from the instance type. (Source: Kubernetes, Well-Known Labels, Annotations and Taints.)
 */
final class NodeLabels {

  private static final Set<String> ARCHITECTURE =
      Set.of("kubernetes.io/arch", "beta.kubernetes.io/arch");

  private static final Set<String> TYPE =
      Set.of("node.kubernetes.io/instance-type", "beta.kubernetes.io/instance-type");

  private static final Set<String> ZONES =
      Set.of("topology.kubernetes.io/zone", "failure-domain.beta.kubernetes.io/zone");

  /** The labels that agents, drivers and the cluster set, whose values are not known. */
  private static final List<String> OF_AGENTS =
      List.of(
          "kubernetes.io/hostname",
          "node.kubernetes.io/",
          "node-role.kubernetes.io/",
          "feature.node.kubernetes.io/",
          "topology.ebs.csi.aws.com/",
          "topology.k8s.aws/",
          "nvidia.com/",
          "k8s.amazonaws.com/",
          "eks.amazonaws.com/",
          "alpha.eksctl.io/",
          "vpc.amazonaws.com/");

  /** The labels of Kubernetes' own domains that nodes of EKS have, and no others there. */
  private static final List<String> RESERVED =
      List.of(
          "kubernetes.io/arch",
          "kubernetes.io/os",
          "kubernetes.io/hostname",
          "topology.kubernetes.io/zone",
          "topology.kubernetes.io/region",
          "failure-domain.beta.kubernetes.io/zone",
          "failure-domain.beta.kubernetes.io/region",
          "node.kubernetes.io/instance-type",
          "beta.kubernetes.io/arch",
          "beta.kubernetes.io/os",
          "beta.kubernetes.io/instance-type");

  private final String region;
  private final Map<String, String> labels = new HashMap<>();

  /** Collects the labels of a group. */
  NodeLabels(ManagedNodeGroup group, Cluster cluster) {
    this.region = String.valueOf(cluster.region());
    labels.put("kubernetes.io/os", "linux");
    labels.put("beta.kubernetes.io/os", "linux");
    labels.put("eks.amazonaws.com/nodegroup", group.name());
    labels.put("alpha.eksctl.io/nodegroup-name", group.name());
    labels.put("alpha.eksctl.io/cluster-name", cluster.name());
    labels.put(
        "eks.amazonaws.com/capacityType", Boolean.TRUE.equals(group.spot()) ? "SPOT" : "ON_DEMAND");
    labels.put("topology.kubernetes.io/region", region);
    labels.put("failure-domain.beta.kubernetes.io/region", region);
    labels.putAll(group.labels());
  }

  /** The value of a label that all nodes have; null if it is not known or differs. */
  @Nullable String value(String key) {
    return labels.get(key);
  }

  /** The value of a label that follows from an instance type; null for any other label. */
  static @Nullable String ofType(String key, InstanceType type) {
    return ARCHITECTURE.contains(key)
        ? type.architecture()
        : TYPE.contains(key) ? type.name() : null;
  }

  /** The first condition that nodes of a type do not meet; null for a type that is not known. */
  @Nullable Refusal refusal(PodPlacement placement, @Nullable InstanceType type) {
    Refusal first = first(placement.all(), type);
    if (first != null || placement.anyOf().isEmpty()) {
      return first;
    }
    Refusal softest = null;
    for (List<NodeCondition> conditions : placement.anyOf()) {
      Refusal one = first(conditions, type);
      if (one == null) {
        return null;
      }
      softest = softest == null || one.obstacle() == Obstacle.NO_LABEL ? one : softest;
    }
    return softest;
  }

  private @Nullable Refusal first(List<NodeCondition> conditions, @Nullable InstanceType type) {
    for (NodeCondition condition : conditions) {
      Obstacle obstacle = obstacle(condition, type);
      if (obstacle != null) {
        return new Refusal(obstacle, condition, null, "", 0);
      }
    }
    return null;
  }

  /** The obstacle that a condition is to pods; null if nodes of a type may meet it. */
  @Nullable Obstacle obstacle(NodeCondition condition, @Nullable InstanceType type) {
    String key = condition.key();
    if (condition.hasVariable()) {
      return null;
    }
    String value = labels.get(key);
    if (value == null && type != null) {
      value = ofType(key, type);
    }
    if (value != null) {
      return condition.holds(value) ? null : Obstacle.OTHER_LABEL;
    }
    if (ZONES.contains(key) && condition.operator().equals("In")) {
      return isInRegion(condition.values()) ? null : Obstacle.OTHER_LABEL;
    }
    return isOfAgent(key) || condition.holdsWithout() ? null : Obstacle.NO_LABEL;
  }

  /**
   * Returns the label of Kubernetes that a key is a slip of, such as {@code
   * topology.kubernetes.io/zones}; null for a label of any other name.
   */
  static @Nullable String meant(String key) {
    if (RESERVED.contains(key)) {
      return null;
    }
    for (String label : RESERVED) {
      boolean isBare = label.startsWith("beta.") || label.startsWith("failure-domain.");
      if (!isBare && label.substring(label.indexOf('/') + 1).equals(key)) {
        return label;
      }
    }
    return key.indexOf('/') < 0 ? null : ClosestName.slip(key, RESERVED);
  }

  private boolean isInRegion(List<String> zones) {
    for (String zone : zones) {
      if (zone.startsWith(region)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfAgent(String key) {
    if (RESERVED.contains(key)) {
      return true;
    }
    for (String prefix : OF_AGENTS) {
      if (key.startsWith(prefix)) {
        return meant(key) == null;
      }
    }
    return key.contains(".csi.") || ARCHITECTURE.contains(key);
  }
}
