package io.gitopsprofile.tree;

import java.util.List;

/**
 * The order in which objects are applied, so that each finds what it needs: that of Flux v1 ({@code
 * pkg/cluster/kubernetes/sync.go}), with the sources of Flux v2 before what refers to them.
 */
final class ApplyOrder {

  private static final List<List<String>> STAGES =
      List.of(
          List.of("Namespace"),
          List.of(
              "CustomResourceDefinition",
              "ServiceAccount",
              "ClusterRole",
              "Role",
              "PersistentVolume",
              "Service"),
          List.of(
              "ConfigMap",
              "Secret",
              "RoleBinding",
              "ClusterRoleBinding",
              "PersistentVolumeClaim",
              "HelmRepository",
              "GitRepository",
              "OCIRepository"),
          List.of("DaemonSet", "Deployment", "ReplicaSet", "StatefulSet", "Job", "CronJob"));

  private ApplyOrder() {}

  /** The stage of a kind, from 0; that of all kinds without a stage is the last. */
  static int of(String kind) {
    for (int stage = 0; stage < STAGES.size(); stage++) {
      if (STAGES.get(stage).contains(kind)) {
        return stage;
      }
    }
    return STAGES.size();
  }
}
