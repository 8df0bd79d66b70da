package io.gitopsprofile.tree;

import io.gitopsprofile.check.WorkloadKind;
import java.util.List;

/**
 * The order in which objects come, so that each finds what it needs: the cluster, then what makes
 * Flux v2 apply the rest, then the rest as Flux v1 sorts it ({@code
 * pkg/cluster/kubernetes/sync.go}), with releases before what runs beside them, and autoscalers
 * after all that they scale and read.
 */
final class ApplyOrder {

  private static final List<List<String>> STAGES =
      List.of(
          List.of("ClusterConfig"),
          List.of("Kustomization"),
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
              "OCIRepository",
              "Bucket"),
          List.of("HelmChart", "HelmRelease"));

  private static final int WORKLOADS = STAGES.size();
  private static final int UNKNOWN = WORKLOADS + 1;
  private static final int SCALERS = UNKNOWN + 1;

  private static final List<String> LAST =
      List.of("TriggerAuthentication", "HorizontalPodAutoscaler", "ScaledObject");

  private ApplyOrder() {}

  /** The stage of a kind, from 0; kinds that are not known come right before autoscalers. */
  static int of(String kind) {
    for (int stage = 0; stage < STAGES.size(); stage++) {
      if (STAGES.get(stage).contains(kind)) {
        return stage;
      }
    }
    WorkloadKind workload = WorkloadKind.of(kind);
    if (workload != null && workload.hasTemplate()) {
      return WORKLOADS;
    }
    return LAST.contains(kind) ? SCALERS : UNKNOWN;
  }
}
