package io.gitopsprofile.render;

import io.gitopsprofile.check.WorkloadKind;
import io.gitopsprofile.model.Manifest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether objects of a kind live in a namespace, as Kubernetes, Flux, EKS and the CRDs say. */
final class ObjectScope {

  /** Where objects of a kind live. */
  enum Scope {
    CLUSTER,
    NAMESPACED,
    UNKNOWN
  }

  private static final String CLUSTER_KINDS =
      """
      /Namespace /Node /PersistentVolume
      admissionregistration.k8s.io/MutatingAdmissionPolicy
      admissionregistration.k8s.io/MutatingAdmissionPolicyBinding
      admissionregistration.k8s.io/MutatingWebhookConfiguration
      admissionregistration.k8s.io/ValidatingAdmissionPolicy
      admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding
      admissionregistration.k8s.io/ValidatingWebhookConfiguration
      apiextensions.k8s.io/CustomResourceDefinition
      apiregistration.k8s.io/APIService
      certificates.k8s.io/CertificateSigningRequest certificates.k8s.io/ClusterTrustBundle
      crd.k8s.amazonaws.com/ENIConfig
      keda.sh/ClusterTriggerAuthentication
      flowcontrol.apiserver.k8s.io/FlowSchema
      flowcontrol.apiserver.k8s.io/PriorityLevelConfiguration
      networking.k8s.io/IngressClass networking.k8s.io/IPAddress networking.k8s.io/ServiceCIDR
      node.k8s.io/RuntimeClass
      policy/PodSecurityPolicy
      rbac.authorization.k8s.io/ClusterRole rbac.authorization.k8s.io/ClusterRoleBinding
      resource.k8s.io/DeviceClass resource.k8s.io/ResourceSlice
      scheduling.k8s.io/PriorityClass
      storage.k8s.io/CSIDriver storage.k8s.io/CSINode storage.k8s.io/StorageClass
      storage.k8s.io/VolumeAttachment storage.k8s.io/VolumeAttributesClass
      """;

  private static final String NAMESPACED_KINDS =
      """
      /ConfigMap /Endpoints /Event /LimitRange /PersistentVolumeClaim /PodTemplate
      /ResourceQuota /Secret /Service /ServiceAccount
      apps/ControllerRevision
      autoscaling/HorizontalPodAutoscaler
      coordination.k8s.io/Lease
      discovery.k8s.io/EndpointSlice
      events.k8s.io/Event
      extensions/Ingress extensions/NetworkPolicy
      helm.fluxcd.io/HelmRelease helm.toolkit.fluxcd.io/HelmRelease
      image.toolkit.fluxcd.io/ImagePolicy image.toolkit.fluxcd.io/ImageRepository
      image.toolkit.fluxcd.io/ImageUpdateAutomation
      keda.sh/ScaledJob keda.sh/ScaledObject keda.sh/TriggerAuthentication
      kustomize.toolkit.fluxcd.io/Kustomization
      networking.k8s.io/Ingress networking.k8s.io/NetworkPolicy
      notification.toolkit.fluxcd.io/Alert notification.toolkit.fluxcd.io/Provider
      notification.toolkit.fluxcd.io/Receiver
      policy/PodDisruptionBudget
      rbac.authorization.k8s.io/Role rbac.authorization.k8s.io/RoleBinding
      resource.k8s.io/ResourceClaim resource.k8s.io/ResourceClaimTemplate
      source.extensions.fluxcd.io/ArtifactGenerator
      source.toolkit.fluxcd.io/Bucket source.toolkit.fluxcd.io/ExternalArtifact
      source.toolkit.fluxcd.io/GitRepository source.toolkit.fluxcd.io/HelmChart
      source.toolkit.fluxcd.io/HelmRepository source.toolkit.fluxcd.io/OCIRepository
      storage.k8s.io/CSIStorageCapacity
      vpcresources.k8s.aws/SecurityGroupPolicy
      """;

  private static final String KEDA = "keda.sh";

  private final Map<String, Scope> scopes = new HashMap<>();
  private final Set<String> defined = new HashSet<>();

  /** Knows Kubernetes' own kinds, and those whose CustomResourceDefinition is among these. */
  ObjectScope(List<Manifest> manifests) {
    for (Manifest manifest : manifests) {
      if (manifest.kind().equals("CustomResourceDefinition")
          && manifest.object().get("spec") instanceof Map<?, ?> spec
          && spec.get("names") instanceof Map<?, ?> names) {
        boolean cluster = "Cluster".equals(spec.get("scope"));
        String kind = spec.get("group") + "/" + names.get("kind");
        defined.add(kind);
        scopes.put(kind, cluster ? Scope.CLUSTER : Scope.NAMESPACED);
      }
    }
    put(CLUSTER_KINDS, Scope.CLUSTER);
    put(NAMESPACED_KINDS, Scope.NAMESPACED);
    for (WorkloadKind kind : WorkloadKind.all()) {
      scopes.put(kind.group() + "/" + kind.kind(), Scope.NAMESPACED);
    }
  }

  Scope of(Manifest manifest) {
    @Nullable Scope scope = scopes.get(group(manifest) + "/" + manifest.kind());
    return scope == null ? Scope.UNKNOWN : scope;
  }

  /**
   * Whether an object is of a kind that Kubernetes, Flux and EKS do not have, and whose
   * CustomResourceDefinition is not in the profile: one that a release, or somebody else, brings.
   */
  boolean isCustom(Manifest manifest) {
    return of(manifest) == Scope.UNKNOWN
        || (group(manifest).equals(KEDA) && !defined.contains(KEDA + "/" + manifest.kind()));
  }

  private static String group(Manifest manifest) {
    int slash = manifest.apiVersion().indexOf('/');
    return slash < 0 ? "" : manifest.apiVersion().substring(0, slash);
  }

  private void put(String kinds, Scope scope) {
    for (String kind : kinds.trim().split("\\s+", -1)) {
      scopes.put(kind, scope);
    }
  }
}
