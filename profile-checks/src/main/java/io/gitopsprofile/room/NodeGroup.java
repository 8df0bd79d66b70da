package io.gitopsprofile.room;

import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.cluster.ManagedNodeGroup;
import io.gitopsprofile.model.cluster.NodeTaint;
import io.gitopsprofile.view.Located;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A managed node group, its number of nodes, and the obstacles to pods on these nodes. Unset values
 * are the defaults of eksctl. (Source: eksctl, pkg/apis/eksctl.io/v1alpha5, {@code defaults.go} and
 * {@code ValidateManagedNodeGroup}; EKS, Managed node groups.)
 */
public final class NodeGroup {

  /** The reason for which a pod runs on no node of a group. */
  public enum Obstacle {
    /** A label of nodes that has another value than the pod asks for. */
    OTHER_LABEL,
    /** A label that nobody sets, as far as the profile says. */
    NO_LABEL,
    /** A taint that the pod does not tolerate, on nodes that are large enough. */
    TAINT,
    /** A request beyond the resources of an empty node. */
    SIZE
  }

  /**
   * The first obstacle to a pod.
   *
   * @param obstacle the kind
   * @param condition the condition on a label that is not met; null for other kinds
   * @param taint the taint that is not tolerated; null for other kinds
   * @param resource the resource that is too small; empty for other kinds
   * @param available the amount of that resource on the largest node; 0 for other kinds
   */
  public record Refusal(
      Obstacle obstacle,
      @Nullable NodeCondition condition,
      @Nullable NodeTaint taint,
      String resource,
      long available) {}

  /** The default of eksctl, if no size is given. */
  private static final int DEFAULT_NODES = 2;

  private static final String DEFAULT_TYPE = "m5.large";
  private static final int DEFAULT_VOLUME = 80;

  /**
   * The number of pods that EKS runs on each node: {@code aws-node} of the VPC CNI, and {@code
   * kube-proxy}, which requests 100m. (Source: EKS, kube-proxy add-on; amazon-vpc-cni-k8s, {@code
   * values.yaml}.)
   */
  private static final int SYSTEM_PODS = 2;

  /** The CPU of both, in thousandths of a vCPU. */
  private static final long SYSTEM_CPU = 125;

  private final Located<ManagedNodeGroup> group;
  private final List<InstanceType> types;
  private final boolean isKnown;
  private final NodeLabels labels;

  /** Looks up the instance types of a group. */
  NodeGroup(Located<ManagedNodeGroup> group, Cluster cluster) {
    this.group = group;
    this.types = new ArrayList<>();
    List<String> names = types(group.value());
    for (String name : names) {
      InstanceType type = InstanceTypes.find(name);
      if (type != null) {
        types.add(type);
      }
    }
    this.isKnown = types.size() == names.size();
    this.labels = new NodeLabels(group.value(), cluster);
  }

  /** Returns the names of the instance types of a group; several are alternatives. */
  public static List<String> types(ManagedNodeGroup group) {
    return group.instanceTypes().isEmpty()
        ? List.of(Objects.requireNonNullElse(group.instanceType(), DEFAULT_TYPE))
        : group.instanceTypes();
  }

  /** The name. */
  public String name() {
    return group.value().name();
  }

  /** The group and its place. */
  public Located<ManagedNodeGroup> part() {
    return group;
  }

  /** True if the resources of all its instance types are known. */
  public boolean isKnown() {
    return isKnown;
  }

  /** The number of nodes that the group starts with. */
  public int nodes() {
    ManagedNodeGroup it = group.value();
    Integer most = it.maxSize();
    int otherwise = most == null ? DEFAULT_NODES : Math.min(DEFAULT_NODES, most);
    Integer least = it.minSize();
    int start = least == null ? otherwise : least;
    return Objects.requireNonNullElse(it.desiredCapacity(), start);
  }

  /** The largest number of nodes that the profile allows the group. */
  int mostNodes() {
    return Math.max(nodes(), Objects.requireNonNullElse(group.value().maxSize(), nodes()));
  }

  /** True if the profile sets the largest number of nodes. */
  boolean hasMaxSize() {
    return group.value().maxSize() != null;
  }

  /** The key that sets the number of nodes; {@code name} if none does. */
  public String sizeKey() {
    ManagedNodeGroup it = group.value();
    return it.desiredCapacity() != null
        ? "desiredCapacity"
        : it.minSize() != null ? "minSize" : it.maxSize() != null ? "maxSize" : "name";
  }

  /** The size of the volume of each node, in bytes. */
  long volume() {
    return Objects.requireNonNullElse(group.value().volumeSize(), DEFAULT_VOLUME) * (1L << 30);
  }

  /** The taint that keeps pods without a toleration away; null if there is none. */
  public @Nullable NodeTaint taint() {
    for (NodeTaint taint : group.value().taints()) {
      if (keepsAway(taint)) {
        return taint;
      }
    }
    return null;
  }

  private static boolean keepsAway(NodeTaint taint) {
    return !taint.effect().equals("PreferNoSchedule");
  }

  /** Returns the first obstacle to pods on empty nodes of the group; null if they may run there. */
  public @Nullable Refusal refusal(PodPlacement placement, PodDemand demand) {
    Refusal labelled = labelled(placement);
    if (labelled != null) {
      return labelled;
    }
    Refusal size = isKnown ? size(placement, demand) : null;
    for (NodeTaint taint : group.value().taints()) {
      if (keepsAway(taint)
          && !placement.tolerates(
              taint.key(), Objects.requireNonNullElse(taint.value(), ""), taint.effect())) {
        return size != null ? size : new Refusal(Obstacle.TAINT, null, taint, "", 0);
      }
    }
    return size;
  }

  /** The first label that no node has; null if nodes of some type may have all labels. */
  private @Nullable Refusal labelled(PodPlacement placement) {
    if (types.isEmpty()) {
      return labels.refusal(placement, null);
    }
    Refusal first = null;
    for (InstanceType type : types) {
      Refusal one = labels.refusal(placement, type);
      if (one == null) {
        return null;
      }
      first = first == null ? one : first;
    }
    return isKnown ? first : null;
  }

  private @Nullable Refusal size(PodPlacement placement, PodDemand demand) {
    Refusal refusal = null;
    for (InstanceType type : types) {
      if (labels.refusal(placement, type) != null) {
        continue;
      }
      Refusal one = null;
      if (demand.gpus() > type.gpus()) {
        one = small(PodDemand.GPU, type.gpus());
      } else if (demand.cpu() > type.allocatableCpu()) {
        one = small(PodDemand.CPU, type.allocatableCpu());
      } else if (demand.memory() > type.allocatableMemory() << 20) {
        one = small(PodDemand.MEMORY, type.allocatableMemory() << 20);
      } else if (demand.storage() > volume()) {
        one = small(PodDemand.STORAGE, volume());
      }
      if (one == null) {
        return null;
      }
      refusal = refusal == null || one.available() > refusal.available() ? one : refusal;
    }
    return refusal;
  }

  private static Refusal small(String resource, long available) {
    return new Refusal(Obstacle.SIZE, null, null, resource, available);
  }

  /** The obstacle that a condition alone is to pods; null if some nodes of the group meet it. */
  public @Nullable Obstacle obstacle(NodeCondition condition) {
    if (types.isEmpty()) {
      return labels.obstacle(condition, null);
    }
    Obstacle obstacle = null;
    for (InstanceType type : types) {
      obstacle = labels.obstacle(condition, type);
      if (obstacle == null) {
        return null;
      }
    }
    return isKnown ? obstacle : null;
  }

  /** Returns the architectures of its nodes that pods accept; empty if some are not known. */
  public Set<String> architectures(PodPlacement placement) {
    Set<String> all = new LinkedHashSet<>();
    for (InstanceType type : types) {
      if (labels.refusal(placement, type) == null) {
        all.add(type.architecture());
      }
    }
    return isKnown ? all : Set.of();
  }

  /** The values of a label that its nodes have; empty if they are not known. */
  public List<String> values(String key) {
    String value = labels.value(key);
    if (value != null) {
      return List.of(value);
    }
    List<String> values = new ArrayList<>();
    for (InstanceType type : types) {
      String one = NodeLabels.ofType(key, type);
      if (one != null && isKnown && !values.contains(one)) {
        values.add(one);
      }
    }
    return values;
  }

  /**
   * Returns the number of pods that an otherwise empty node holds beside the two that EKS runs on
   * each node; {@code Integer.MAX_VALUE} if the instance types are not known.
   *
   * @param hasPrefixes whether the interfaces of nodes have prefixes instead of addresses
   */
  int heldByNode(PodPlacement placement, PodDemand demand, boolean hasPrefixes) {
    if (!isKnown) {
      return Integer.MAX_VALUE;
    }
    long most = 0;
    for (InstanceType type : types) {
      if (labels.refusal(placement, type) == null) {
        int pods = hasPrefixes ? Math.max(type.pods(), type.recommendedPods()) : type.pods();
        long held = Math.max(0, pods - SYSTEM_PODS);
        held = fitting(held, type.allocatableCpu() - SYSTEM_CPU, demand.cpu());
        held = fitting(held, type.allocatableMemory() << 20, demand.memory());
        held = fitting(held, volume(), demand.storage());
        held = fitting(held, type.gpus(), demand.gpus());
        most = Math.max(most, held);
      }
    }
    return (int) Math.min(most, Integer.MAX_VALUE);
  }

  private static long fitting(long held, long available, long demanded) {
    return demanded <= 0 ? held : Math.min(held, Math.max(0, available) / demanded);
  }

  /** Returns the CPU that the pods of its largest node may request, in thousandths of a vCPU. */
  public long cpuOfNode() {
    long most = 0;
    for (InstanceType type : types) {
      most = Math.max(most, type.allocatableCpu() - SYSTEM_CPU);
    }
    return most;
  }

  /** Returns the memory that the pods of its largest node may request, in bytes. */
  public long memoryOfNode() {
    long most = 0;
    for (InstanceType type : types) {
      most = Math.max(most, type.allocatableMemory() << 20);
    }
    return most;
  }
}
