package io.gitopsprofile.render.eksctl;

import io.gitopsprofile.model.cluster.AddonPolicy;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.cluster.FargateProfile;
import io.gitopsprofile.model.cluster.ManagedNodeGroup;
import io.gitopsprofile.model.value.KubernetesVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ClusterConfig of eksctl.io/v1alpha5. (Source: eksctl, pkg/apis/eksctl.io/v1alpha5.)
 *
 * @param managedNodeGroups EC2 node groups
 * @param fargateProfiles the selectors of pods that run on Fargate
 */
public record ClusterConfig(
    String apiVersion,
    String kind,
    Metadata metadata,
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
      @Nullable Integer minSize,
      @Nullable Integer desiredCapacity,
      @Nullable Integer maxSize,
      @Nullable Integer volumeSize,
      @Nullable String volumeType,
      @Nullable Iam iam) {}

  record Iam(Map<String, Boolean> withAddonPolicies) {}

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
        nodeGroups,
        cluster.fargateProfiles());
  }

  private static NodeGroup nodeGroup(ManagedNodeGroup model) {
    Map<String, Boolean> policies = new LinkedHashMap<>();
    for (AddonPolicy policy : model.addonPolicies()) {
      policies.put(policy.toString(), true);
    }
    return new NodeGroup(
        model.name(),
        model.instanceType(),
        model.minSize(),
        model.desiredCapacity(),
        model.maxSize(),
        model.volumeSize(),
        model.volumeType(),
        policies.isEmpty() ? null : new Iam(policies));
  }
}
