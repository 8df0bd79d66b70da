package io.gitopsprofile.tree.diff;

import io.gitopsprofile.kubernetes.WorkloadKind;
import java.util.List;

/**
 * The order in which objects are applied, each after the objects it needs: the cluster, then the
 * objects with which Flux v2 applies the rest, then the rest in the order of Flux v1 ({@code
 * pkg/cluster/kubernetes/sync.go}), with releases before the workloads, and autoscalers after
 * everything that they scale and read.
 */
public final class ApplyOrder {

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

  /** The stage of a kind, from 0; unknown kinds come right before autoscalers. */
  public static int of(String kind) {
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
