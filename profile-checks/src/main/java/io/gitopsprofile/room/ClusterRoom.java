package io.gitopsprofile.room;

import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.cluster.Addon;
import io.gitopsprofile.model.cluster.AddonPolicy;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.cluster.IamServiceAccount;
import io.gitopsprofile.model.cluster.ManagedNodeGroup;
import io.gitopsprofile.model.cluster.PodIdentityAssociation;
import io.gitopsprofile.model.cluster.WellKnownPolicy;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodSpecs;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The nodes of the cluster that eksctl makes of a profile. There is an answer only where the
 * profile has all nodes: it describes the node groups, and nothing in it makes nodes of other
 * kinds, such as Karpenter, EKS Auto Mode, or a patch with node groups of its own.
 */
public final class ClusterRoom {

  /** The most node groups that are looked at; EKS allows 30, unless AWS raises the quota. */
  private static final int MOST_GROUPS = 100;

  /** The quota of EKS for the nodes of a group. */
  private static final int MOST_NODES = 450;

  private static final String AUTOSCALER = "cluster-autoscaler";
  private static final String KARPENTER = "karpenter";

  /** The room that several checks ask for; null if it is not known. */
  private record Answer(@Nullable ClusterRoom room) {}

  private final List<NodeGroup> groups;
  private final boolean grows;
  private final boolean hasPrefixes;

  private ClusterRoom(List<NodeGroup> groups, boolean grows, boolean hasPrefixes) {
    this.groups = groups;
    this.grows = grows;
    this.hasPrefixes = hasPrefixes;
  }

  /** Returns the room of a profile's node groups; null if the profile may not have all nodes. */
  public static @Nullable ClusterRoom of(ProfileParts parts, ProfileObjects objects) {
    Answer answer = parts.shared(Answer.class);
    if (answer == null) {
      answer = new Answer(found(parts, objects));
      parts.share(answer);
    }
    return answer.room();
  }

  private static @Nullable ClusterRoom found(ProfileParts parts, ProfileObjects objects) {
    Cluster cluster = parts.profile().cluster();
    if (cluster == null
        || cluster.region() == null
        || cluster.hasAutoMode()
        || cluster.managedNodeGroups().isEmpty()
        || cluster.managedNodeGroups().size() > MOST_GROUPS
        || ClusterNodes.isPatched(cluster)
        || ClusterNodes.areMade(parts)
        || isNamed(cluster, KARPENTER)
        || runs(objects, KARPENTER)) {
      return null;
    }
    for (ManagedNodeGroup group : cluster.managedNodeGroups()) {
      if (isContradictory(group)) {
        return null;
      }
    }
    List<NodeGroup> groups = new ArrayList<>();
    ProfilePath path = ProfilePath.ROOT.key("cluster").key("managedNodeGroups");
    for (Located<ManagedNodeGroup> group : PodSpecs.parts(path, cluster.managedNodeGroups())) {
      groups.add(new NodeGroup(group, cluster));
    }
    return new ClusterRoom(groups, grows(cluster, parts, objects), hasPrefixes(cluster, parts));
  }

  /** True if eksctl refuses the sizes of a group, so that its number of nodes is not known. */
  private static boolean isContradictory(ManagedNodeGroup group) {
    Integer start = group.desiredCapacity();
    Integer least = group.minSize();
    Integer most = group.maxSize();
    return (start != null && most != null && start > most)
        || (start != null && least != null && start < least)
        || (least != null && most != null && least > most);
  }

  /** True if something makes more nodes of the groups as pods need them. */
  private static boolean grows(Cluster cluster, ProfileParts parts, ProfileObjects objects) {
    for (ManagedNodeGroup group : cluster.managedNodeGroups()) {
      if (group.addonPolicies().contains(AddonPolicy.AUTO_SCALER)) {
        return true;
      }
    }
    for (Located<HelmRelease> release : parts.releases()) {
      if (KnownCharts.growsNodeGroups(release.value().chart())) {
        return true;
      }
    }
    return isNamed(cluster, AUTOSCALER) || runs(objects, AUTOSCALER);
  }

  private static boolean isNamed(Cluster cluster, String word) {
    for (String provided : cluster.provides()) {
      if (provided.contains(word)) {
        return true;
      }
    }
    if (cluster.iam() == null) {
      return false;
    }
    boolean isScaler = word.equals(AUTOSCALER);
    for (IamServiceAccount account : cluster.iam().serviceAccounts()) {
      if (account.name().contains(word)
          || (isScaler && account.wellKnownPolicies().contains(WellKnownPolicy.AUTO_SCALER))) {
        return true;
      }
    }
    for (PodIdentityAssociation account : cluster.iam().podIdentityAssociations()) {
      if (account.serviceAccountName().contains(word)
          || (isScaler && account.wellKnownPolicies().contains(WellKnownPolicy.AUTO_SCALER))) {
        return true;
      }
    }
    return false;
  }

  private static boolean runs(ProfileObjects objects, String word) {
    for (PodTemplate pods : objects.pods()) {
      for (ObjectField container : pods.containers()) {
        if (container.in("image").text().contains(word)) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * True if more pods may run on a node than its interfaces have addresses: the VPC CNI gives them
   * prefixes, as with IPv6, or another network takes its place.
   */
  private static boolean hasPrefixes(Cluster cluster, ProfileParts parts) {
    for (Addon addon : cluster.addons()) {
      String values = addon.configurationValues();
      if (addon.name().equals("vpc-cni") && values != null && values.contains("PREFIX")) {
        return true;
      }
    }
    for (Located<HelmRelease> release : parts.releases()) {
      if (KnownCharts.changesPodNetwork(release.value().chart())) {
        return true;
      }
    }
    return cluster.patch().entries().containsKey("kubernetesNetworkConfig")
        || String.valueOf(cluster.patch().get("addons")).contains("PREFIX");
  }

  /** The node groups. */
  public List<NodeGroup> groups() {
    return groups;
  }

  /** True if the resources of all nodes are known. */
  public boolean isKnown() {
    for (NodeGroup group : groups) {
      if (!group.isKnown()) {
        return false;
      }
    }
    return true;
  }

  /** True if no node group starts with a node. */
  public boolean isEmpty() {
    for (NodeGroup group : groups) {
      if (group.nodes() > 0) {
        return false;
      }
    }
    return true;
  }

  /** True if an autoscaler of nodes may make more of them, up to the size of each group. */
  public boolean grows() {
    if (grows) {
      return true;
    }
    for (NodeGroup group : groups) {
      if (group.mostNodes() > group.nodes()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the largest number of nodes of a group. A group whose largest number is above the one
   * that it starts with counts as growing, because what makes more nodes may be outside the
   * profile. If something in the profile makes more nodes, and the group has no {@code maxSize},
   * the number is that of EKS' quota, because somebody may raise the size of the group in AWS.
   */
  public int nodes(NodeGroup group) {
    return grows && !group.hasMaxSize() ? Math.max(MOST_NODES, group.nodes()) : group.mostNodes();
  }

  /** Returns the number of nodes of all groups that may run a pod. */
  public long nodesFor(PodPlacement placement, PodDemand demand) {
    long nodes = 0;
    for (NodeGroup group : groups) {
      if (group.refusal(placement, demand) == null) {
        nodes += nodes(group);
      }
    }
    return nodes;
  }

  /** Returns the number of pods that the nodes hold, if they run nothing else but EKS' own pods. */
  public long holds(PodPlacement placement, PodDemand demand) {
    long held = 0;
    for (NodeGroup group : groups) {
      if (group.refusal(placement, demand) == null) {
        held += (long) nodes(group) * group.heldByNode(placement, demand, hasPrefixes);
      }
    }
    return held;
  }

  /** Returns the CPU that all pods may request, in thousandths of a vCPU. */
  public long cpu() {
    long all = 0;
    for (NodeGroup group : groups) {
      all += nodes(group) * group.cpuOfNode();
    }
    return all;
  }

  /** Returns the memory that all pods may request, in bytes. */
  public long memory() {
    long all = 0;
    for (NodeGroup group : groups) {
      all += nodes(group) * group.memoryOfNode();
    }
    return all;
  }
}
