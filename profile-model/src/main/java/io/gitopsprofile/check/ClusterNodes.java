package io.gitopsprofile.check;

import io.gitopsprofile.model.Cluster;
import java.util.Set;

/**
 * Whether a cluster has nodes besides Fargate's: a managed node group, or those that Karpenter
 * makes. (Source: eksctl, pkg/apis/eksctl.io/v1alpha5; karpenter.sh, NodePools.)
 */
final class ClusterNodes {

  private static final Set<String> MAKERS = Set.of("NodePool", "Provisioner", "EC2NodeClass");

  private ClusterNodes() {}

  /** Whether it has none, as far as the profile describes a cluster that eksctl makes. */
  static boolean areMissing(Subject subject) {
    Cluster cluster = subject.profile().cluster();
    return cluster != null
        && cluster.region() != null
        && cluster.managedNodeGroups().isEmpty()
        && !areMade(subject);
  }

  /** Whether all pods of the cluster run on Fargate. */
  static boolean areFargates(Subject subject) {
    Cluster cluster = subject.profile().cluster();
    return cluster != null && !cluster.fargateProfiles().isEmpty() && areMissing(subject);
  }

  private static boolean areMade(Subject subject) {
    return subject.releases().stream()
            .anyMatch(release -> release.value().chart().chartName().contains("karpenter"))
        || subject.manifests().stream()
            .anyMatch(manifest -> MAKERS.contains(manifest.value().kind()));
  }
}
