package io.gitopsprofile.room;

import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ProfileParts;
import java.util.Collections;
import java.util.Set;

/**
 * The nodes of a cluster besides those of Fargate: managed node groups, and nodes that Karpenter or
 * EKS Auto Mode creates. (Source: eksctl, pkg/apis/eksctl.io/v1alpha5; karpenter.sh, NodePools.)
 */
public final class ClusterNodes {

  private static final Set<String> MAKERS =
      Set.of("NodePool", "Provisioner", "EC2NodeClass", "AWSNodeTemplate", "NodeClass");

  private static final Set<String> OF_PATCH =
      Set.of(
          "autoModeConfig", "karpenter", "managedNodeGroups", "nodeGroups", "remoteNetworkConfig");

  private ClusterNodes() {}

  /** Returns true if a cluster that eksctl creates has no nodes in the profile. */
  public static boolean areMissing(ProfileParts parts) {
    Cluster cluster = parts.profile().cluster();
    return cluster != null
        && cluster.region() != null
        && cluster.managedNodeGroups().isEmpty()
        && !isPatched(cluster)
        && !cluster.hasAutoMode()
        && !areMade(parts);
  }

  /** Returns true if all pods of the cluster run on Fargate. */
  public static boolean areFargates(ProfileParts parts) {
    Cluster cluster = parts.profile().cluster();
    return cluster != null && !cluster.fargateProfiles().isEmpty() && areMissing(parts);
  }

  /** True if a patch of the ClusterConfig makes nodes. */
  static boolean isPatched(Cluster cluster) {
    return !Collections.disjoint(cluster.patch().entries().keySet(), OF_PATCH);
  }

  /** True if a release or a manifest of the profile makes nodes. */
  static boolean areMade(ProfileParts parts) {
    for (Located<HelmRelease> release : parts.releases()) {
      if (KnownCharts.makesNodes(release.value().chart())) {
        return true;
      }
    }
    for (Located<Manifest> manifest : parts.manifests()) {
      if (MAKERS.contains(manifest.value().kind())) {
        return true;
      }
    }
    return false;
  }
}
