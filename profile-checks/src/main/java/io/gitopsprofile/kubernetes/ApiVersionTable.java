package io.gitopsprofile.kubernetes;

import io.gitopsprofile.model.value.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The table of {@link ServedApis}: the minor versions of Kubernetes that serve each version of the
 * built-in kinds, from 1.14 on. (Source: the deprecated API migration guide; alpha versions, and
 * beta versions behind a flag, are left out.)
 */
public final class ApiVersionTable {

  private static final int STILL_SERVED = Integer.MAX_VALUE;

  /** API version, first and last minor version ({@code -}: still served), kinds; older first. */
  private static final String ROWS =
      """
      extensions/v1beta1 1 15 DaemonSet Deployment NetworkPolicy PodSecurityPolicy ReplicaSet
      extensions/v1beta1 1 21 Ingress
      apps/v1beta1 6 15 Deployment StatefulSet
      apps/v1beta2 8 15 DaemonSet Deployment ReplicaSet StatefulSet
      apps/v1 9 - DaemonSet Deployment ReplicaSet StatefulSet
      autoscaling/v1 2 - HorizontalPodAutoscaler
      autoscaling/v2beta1 8 24 HorizontalPodAutoscaler
      autoscaling/v2beta2 12 25 HorizontalPodAutoscaler
      autoscaling/v2 23 - HorizontalPodAutoscaler
      batch/v1 2 - Job
      batch/v1beta1 8 24 CronJob
      batch/v1 21 - CronJob
      policy/v1beta1 5 24 PodDisruptionBudget
      policy/v1beta1 10 24 PodSecurityPolicy
      policy/v1 21 - PodDisruptionBudget
      networking.k8s.io/v1 7 - NetworkPolicy
      networking.k8s.io/v1beta1 14 21 Ingress
      networking.k8s.io/v1beta1 18 21 IngressClass
      networking.k8s.io/v1 19 - Ingress IngressClass
      rbac.authorization.k8s.io/v1beta1 6 21 ClusterRole ClusterRoleBinding Role RoleBinding
      rbac.authorization.k8s.io/v1 8 - ClusterRole ClusterRoleBinding Role RoleBinding
      apiextensions.k8s.io/v1beta1 7 21 CustomResourceDefinition
      apiextensions.k8s.io/v1 16 - CustomResourceDefinition
      apiregistration.k8s.io/v1beta1 7 21 APIService
      apiregistration.k8s.io/v1 10 - APIService
      admissionregistration.k8s.io/v1beta1 9 21 MutatingWebhookConfiguration
      admissionregistration.k8s.io/v1beta1 9 21 ValidatingWebhookConfiguration
      admissionregistration.k8s.io/v1 16 - MutatingWebhookConfiguration
      admissionregistration.k8s.io/v1 16 - ValidatingWebhookConfiguration
      certificates.k8s.io/v1beta1 4 21 CertificateSigningRequest
      certificates.k8s.io/v1 19 - CertificateSigningRequest
      coordination.k8s.io/v1beta1 12 21 Lease
      coordination.k8s.io/v1 14 - Lease
      discovery.k8s.io/v1beta1 17 24 EndpointSlice
      discovery.k8s.io/v1 21 - EndpointSlice
      events.k8s.io/v1beta1 8 24 Event
      events.k8s.io/v1 19 - Event
      node.k8s.io/v1beta1 14 24 RuntimeClass
      node.k8s.io/v1 20 - RuntimeClass
      scheduling.k8s.io/v1beta1 11 21 PriorityClass
      scheduling.k8s.io/v1 14 - PriorityClass
      storage.k8s.io/v1beta1 4 21 StorageClass
      storage.k8s.io/v1beta1 10 21 VolumeAttachment
      storage.k8s.io/v1beta1 14 21 CSIDriver CSINode
      storage.k8s.io/v1beta1 21 26 CSIStorageCapacity
      storage.k8s.io/v1 6 - StorageClass
      storage.k8s.io/v1 13 - VolumeAttachment
      storage.k8s.io/v1 17 - CSINode
      storage.k8s.io/v1 18 - CSIDriver
      storage.k8s.io/v1 24 - CSIStorageCapacity
      flowcontrol.apiserver.k8s.io/v1beta1 20 25 FlowSchema PriorityLevelConfiguration
      flowcontrol.apiserver.k8s.io/v1beta2 23 28 FlowSchema PriorityLevelConfiguration
      flowcontrol.apiserver.k8s.io/v1beta3 26 31 FlowSchema PriorityLevelConfiguration
      flowcontrol.apiserver.k8s.io/v1 29 - FlowSchema PriorityLevelConfiguration
      """;

  private static final List<Row> TABLE = parse();

  /** One version of one kind, and the minor versions of Kubernetes that serve it. */
  public record Row(String apiVersion, String kind, int firstMinor, int lastMinor) {

    public boolean servedBy(KubernetesVersion kubernetes) {
      return firstMinor <= kubernetes.minor() && kubernetes.minor() <= lastMinor;
    }

    /** Returns the versions for a diagnostic: {@code 1.8 to 1.24}, {@code 1.23 and newer}. */
    public String versions() {
      return "1." + firstMinor + (lastMinor == STILL_SERVED ? " and newer" : " to 1." + lastMinor);
    }
  }

  private ApiVersionTable() {}

  /** Returns all rows, the older version of a kind first. */
  public static List<Row> rows() {
    return TABLE;
  }

  /** Returns the row of one version of a kind; null if it is not in the table. */
  public static @Nullable Row row(String apiVersion, String kind) {
    for (Row row : TABLE) {
      if (row.kind().equals(kind) && row.apiVersion().equals(apiVersion)) {
        return row;
      }
    }
    return null;
  }

  /** Returns the newest version of a kind, in any group, that a cluster serves. */
  public static Optional<Row> newest(String kind, KubernetesVersion kubernetes) {
    Row newest = null;
    for (Row row : TABLE) {
      if (row.kind().equals(kind) && row.servedBy(kubernetes)) {
        newest = row;
      }
    }
    return Optional.ofNullable(newest);
  }

  private static List<Row> parse() {
    List<Row> rows = new ArrayList<>();
    for (String line : ROWS.strip().split("\n", -1)) {
      String[] words = line.split(" ", -1);
      int first = Integer.parseInt(words[1]);
      int last = words[2].equals("-") ? STILL_SERVED : Integer.parseInt(words[2]);
      for (int i = 3; i < words.length; i++) {
        rows.add(new Row(words[0], words[i], first, last));
      }
    }
    return List.copyOf(rows);
  }
}
