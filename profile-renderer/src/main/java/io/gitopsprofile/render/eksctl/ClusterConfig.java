package io.gitopsprofile.render.eksctl;

import io.gitopsprofile.model.cluster.AddonPolicy;
import io.gitopsprofile.model.cluster.AutoModeConfig;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.cluster.FargateProfile;
import io.gitopsprofile.model.cluster.IamServiceAccount;
import io.gitopsprofile.model.cluster.ManagedNodeGroup;
import io.gitopsprofile.model.cluster.NodeTaint;
import io.gitopsprofile.model.cluster.PodIdentityAssociation;
import io.gitopsprofile.model.cluster.WellKnownPolicy;
import io.gitopsprofile.model.value.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ClusterConfig of eksctl.io/v1alpha5. (Source: eksctl, pkg/apis/eksctl.io/v1alpha5.)
 *
 * @param iam roles for service accounts
 * @param addons add-ons of EKS
 * @param autoModeConfig EKS Auto Mode
 * @param managedNodeGroups EC2 node groups
 * @param fargateProfiles the selectors of pods that run on Fargate
 */
public record ClusterConfig(
    String apiVersion,
    String kind,
    Metadata metadata,
    @Nullable ClusterIam iam,
    List<Addon> addons,
    @Nullable AutoModeConfig autoModeConfig,
    List<NodeGroup> managedNodeGroups,
    List<FargateProfile> fargateProfiles) {

  record Metadata(
      String name,
      String region,
      String version,
      Map<String, String> tags,
      Map<String, String> annotations) {}

  record NodeGroup(
      String name,
      @Nullable String instanceType,
      List<String> instanceTypes,
      @Nullable Boolean spot,
      @Nullable Integer minSize,
      @Nullable Integer desiredCapacity,
      @Nullable Integer maxSize,
      @Nullable Integer volumeSize,
      @Nullable String volumeType,
      Map<String, String> labels,
      List<NodeTaint> taints,
      @Nullable Iam iam) {}

  record Iam(Map<String, Boolean> withAddonPolicies) {}

  record ClusterIam(
      @Nullable Boolean withOIDC,
      List<ServiceAccount> serviceAccounts,
      List<PodIdentity> podIdentityAssociations) {}

  record ServiceAccount(
      AccountMetadata metadata,
      List<String> attachPolicyARNs,
      Map<String, Boolean> wellKnownPolicies,
      @Nullable String attachRoleARN,
      @Nullable String roleName,
      @Nullable Boolean roleOnly,
      @Nullable String permissionsBoundary,
      Map<String, String> tags) {}

  record AccountMetadata(
      String name,
      @Nullable String namespace,
      Map<String, String> labels,
      Map<String, String> annotations) {}

  record PodIdentity(
      @Nullable String namespace,
      String serviceAccountName,
      @Nullable Boolean createServiceAccount,
      @Nullable String roleARN,
      @Nullable String roleName,
      List<String> permissionPolicyARNs,
      Map<String, Boolean> wellKnownPolicies,
      @Nullable String permissionsBoundaryARN,
      @Nullable String targetRoleARN,
      @Nullable Boolean disableSessionTags,
      Map<String, String> tags) {}

  record Addon(
      String name,
      @Nullable String version,
      @Nullable String configurationValues,
      @Nullable String resolveConflicts,
      @Nullable String serviceAccountRoleARN,
      List<String> attachPolicyARNs,
      Map<String, Boolean> wellKnownPolicies,
      @Nullable String permissionsBoundary,
      @Nullable Boolean useDefaultPodIdentityAssociations,
      List<PodIdentity> podIdentityAssociations,
      Map<String, String> tags) {}

  public static ClusterConfig of(
      Cluster cluster, String region, KubernetesVersion version, Map<String, String> annotations) {
    List<NodeGroup> nodeGroups = new ArrayList<>();
    for (ManagedNodeGroup model : cluster.managedNodeGroups()) {
      nodeGroups.add(nodeGroup(model));
    }
    return new ClusterConfig(
        "eksctl.io/v1alpha5",
        "ClusterConfig",
        new Metadata(cluster.name(), region, version.toString(), cluster.tags(), annotations),
        iam(cluster.iam()),
        addons(cluster.addons()),
        cluster.autoModeConfig(),
        nodeGroups,
        cluster.fargateProfiles());
  }

  private static @Nullable ClusterIam iam(
      io.gitopsprofile.model.cluster.@Nullable ClusterIam model) {
    if (model == null) {
      return null;
    }
    List<ServiceAccount> accounts = new ArrayList<>();
    for (IamServiceAccount account : model.serviceAccounts()) {
      accounts.add(
          new ServiceAccount(
              new AccountMetadata(
                  account.name(), account.namespace(), account.labels(), account.annotations()),
              account.attachPolicyARNs(),
              wellKnown(account.wellKnownPolicies()),
              account.attachRoleARN(),
              account.roleName(),
              account.roleOnly(),
              account.permissionsBoundary(),
              account.tags()));
    }
    return new ClusterIam(
        model.withOIDC(), accounts, podIdentities(model.podIdentityAssociations()));
  }

  private static List<Addon> addons(List<io.gitopsprofile.model.cluster.Addon> models) {
    List<Addon> addons = new ArrayList<>();
    for (io.gitopsprofile.model.cluster.Addon model : models) {
      addons.add(
          new Addon(
              model.name(),
              model.version(),
              model.configurationValues(),
              model.resolveConflicts(),
              model.serviceAccountRoleARN(),
              model.attachPolicyARNs(),
              wellKnown(model.wellKnownPolicies()),
              model.permissionsBoundary(),
              model.useDefaultPodIdentityAssociations(),
              podIdentities(model.podIdentityAssociations()),
              model.tags()));
    }
    return addons;
  }

  private static List<PodIdentity> podIdentities(List<PodIdentityAssociation> models) {
    List<PodIdentity> associations = new ArrayList<>();
    for (PodIdentityAssociation model : models) {
      associations.add(
          new PodIdentity(
              model.namespace(),
              model.serviceAccountName(),
              model.createServiceAccount(),
              model.roleARN(),
              model.roleName(),
              model.permissionPolicyARNs(),
              wellKnown(model.wellKnownPolicies()),
              model.permissionsBoundaryARN(),
              model.targetRoleARN(),
              model.disableSessionTags(),
              model.tags()));
    }
    return associations;
  }

  private static Map<String, Boolean> wellKnown(List<WellKnownPolicy> policies) {
    Map<String, Boolean> words = new LinkedHashMap<>();
    for (WellKnownPolicy policy : policies) {
      words.put(policy.toString(), true);
    }
    return words;
  }

  private static NodeGroup nodeGroup(ManagedNodeGroup model) {
    Map<String, Boolean> policies = new LinkedHashMap<>();
    for (AddonPolicy policy : model.addonPolicies()) {
      policies.put(policy.toString(), true);
    }
    return new NodeGroup(
        model.name(),
        model.instanceType(),
        model.instanceTypes(),
        model.spot(),
        model.minSize(),
        model.desiredCapacity(),
        model.maxSize(),
        model.volumeSize(),
        model.volumeType(),
        model.labels(),
        model.taints(),
        policies.isEmpty() ? null : new Iam(policies));
  }
}
