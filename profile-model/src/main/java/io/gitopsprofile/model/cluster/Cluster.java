package io.gitopsprofile.model.cluster;

import io.gitopsprofile.model.value.FreeForm;
import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that the profile is for. With a region it becomes an eksctl {@code ClusterConfig}
 * (eksctl.io/v1alpha5) in {@code eksctl/cluster.yaml}, which Flux ignores.
 *
 * <pre>
 * apiVersion: eksctl.io/v1alpha5
 * kind: ClusterConfig
 * metadata:
 *   name: eks-fargate-hpa
 *   region: eu-west-1
 *   version: "1.17"
 *   annotations:
 *     fluxcd.io/ignore: "true"
 * iam: {...}
 * addons: [...]
 * autoModeConfig: {...}
 * managedNodeGroups: [...]
 * fargateProfiles: [...]
 * </pre>
 *
 * @param name the cluster's name
 * @param region the AWS region; null if eksctl does not make the cluster, and then no ClusterConfig
 *     is written
 * @param version the version eksctl creates; null means the target's
 * @param tags AWS tags on every resource
 * @param iam IAM roles for service accounts; null means none
 * @param addons add-ons of EKS; an empty list means the defaults of eksctl
 * @param autoModeConfig EKS Auto Mode; null means that it is off
 * @param patch a merge patch on the rendered ClusterConfig, for fields that the language does not
 *     have; unknown fields are refused
 * @param managedNodeGroups EC2 node groups that EKS manages
 * @param fargateProfiles the pods that run on Fargate
 * @param provides components that the cluster already has, such as {@code metrics-server}; not
 *     rendered, known to the checks
 * @param manage whether {@code eksctl/cluster.yaml} is generated; false excludes it; the default is
 *     true
 */
@Value.Builder
public record Cluster(
    String name,
    @Nullable String region,
    @Nullable KubernetesVersion version,
    Map<String, String> tags,
    @Nullable ClusterIam iam,
    List<Addon> addons,
    @Nullable AutoModeConfig autoModeConfig,
    List<ManagedNodeGroup> managedNodeGroups,
    List<FargateProfile> fargateProfiles,
    List<String> provides,
    FreeForm patch,
    @Nullable Boolean manage) {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,99}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,3}(-[a-z]+)+-[0-9]{1,2}");

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Cluster {
    tags = Ordered.map("tags", tags);
    addons = Ordered.list("addons", addons);
    managedNodeGroups = Ordered.list("managedNodeGroups", managedNodeGroups);
    fargateProfiles = Ordered.list("fargateProfiles", fargateProfiles);
    provides = Ordered.list("provides", provides);
    Syntax.of()
        .required("name", name)
        .matches(
            "name",
            name,
            NAME,
            "the name of a cluster",
            "use letters, digits and \"-\", starting with a letter")
        .matches("region", region, REGION, "an AWS region", "write it as eu-west-1")
        .dnsLabels("provides", provides)
        .required("patch", patch)
        .enforce();
  }

  /** Starts a cluster; {@code name} must be set. */
  public static Builder builder() {
    return new Builder()
        .tags(Map.of())
        .addons(List.of())
        .managedNodeGroups(List.of())
        .fargateProfiles(List.of())
        .provides(List.of())
        .patch(FreeForm.EMPTY);
  }

  /** Returns true if EKS itself creates the nodes that pods need. */
  public boolean hasAutoMode() {
    return autoModeConfig != null && Boolean.TRUE.equals(autoModeConfig.enabled());
  }

  /** Returns the names of the add-ons of EKS that the cluster lists, or that its patch lists. */
  public List<String> addOnNames() {
    List<String> names = new ArrayList<>();
    for (Addon addOn : addons) {
      names.add(addOn.name());
    }
    if (patch.get("addons") instanceof List<?> patched) {
      for (Object addOn : patched) {
        if (addOn instanceof Map<?, ?> map && map.get("name") instanceof String name) {
          names.add(name);
        }
      }
    }
    return names;
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link Cluster}; its {@code @param} tags describe the components. */
  public static final class Builder extends ClusterBuilder {
    Builder() {}

    /** Sets {@code managedNodeGroups}. */
    public Builder managedNodeGroups(ManagedNodeGroup... managedNodeGroups) {
      return managedNodeGroups(List.of(managedNodeGroups));
    }

    /** Sets {@code fargateProfiles}. */
    public Builder fargateProfiles(FargateProfile... fargateProfiles) {
      return fargateProfiles(List.of(fargateProfiles));
    }

    /** Sets {@code provides}. */
    public Builder provides(String... provides) {
      return provides(List.of(provides));
    }
  }
}
