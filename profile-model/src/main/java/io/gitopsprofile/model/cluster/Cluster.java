package io.gitopsprofile.model.cluster;

import io.gitopsprofile.model.value.KubernetesVersion;
import io.gitopsprofile.model.value.Ordered;
import io.gitopsprofile.model.value.Syntax;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cluster that the profile is for. With a region it becomes an eksctl {@code ClusterConfig}
 * (eksctl.io/v1alpha5) in {@code eksctl/cluster.yaml}, which Flux is told to leave alone.
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
 * managedNodeGroups: [...]
 * fargateProfiles: [...]
 * </pre>
 *
 * @param name the cluster's name
 * @param region the AWS region; null if eksctl does not make the cluster, and then no ClusterConfig
 *     is written
 * @param version the version eksctl creates; null means the target's
 * @param tags AWS tags on every resource
 * @param managedNodeGroups EC2 node groups that EKS manages
 * @param fargateProfiles which pods run on Fargate
 * @param provides what the cluster brings by itself, such as {@code metrics-server}; not rendered,
 *     known to the checks
 * @param manage whether {@code eksctl/cluster.yaml} is written and kept as the profile says; false
 *     leaves it to you; the default is true
 */
public record Cluster(
    String name,
    @Nullable String region,
    @Nullable KubernetesVersion version,
    Map<String, String> tags,
    List<ManagedNodeGroup> managedNodeGroups,
    List<FargateProfile> fargateProfiles,
    List<String> provides,
    @Nullable Boolean manage) {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]{0,99}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,3}(-[a-z]+)++-[0-9]{1,2}");

  /** Refuses values that break their syntax, and copies the collections in their order. */
  public Cluster {
    tags = Ordered.map("tags", tags);
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
        .enforce();
  }

  /** Starts a cluster with what it must have. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** A builder that holds these values. */
  public Builder toBuilder() {
    Builder copy = new Builder(name);
    copy.region = region;
    copy.version = version;
    copy.tags = tags;
    copy.managedNodeGroups = managedNodeGroups;
    copy.fargateProfiles = fargateProfiles;
    copy.provides = provides;
    copy.manage = manage;
    return copy;
  }

  /** Collects the parts of a cluster; every one that is not set stays unset. */
  public static final class Builder {
    private String name;
    private @Nullable String region;
    private @Nullable KubernetesVersion version;
    private Map<String, String> tags = Map.of();
    private List<ManagedNodeGroup> managedNodeGroups = List.of();
    private List<FargateProfile> fargateProfiles = List.of();
    private List<String> provides = List.of();
    private @Nullable Boolean manage;

    private Builder(String name) {
      this.name = name;
    }

    /** Replaces the name. */
    public Builder name(String name) {
      this.name = name;
      return this;
    }

    /** Sets {@code region}: the AWS region. */
    public Builder region(@Nullable String region) {
      this.region = region;
      return this;
    }

    /** Sets {@code version}: the version eksctl creates. */
    public Builder version(@Nullable KubernetesVersion version) {
      this.version = version;
      return this;
    }

    /** Sets {@code tags}: AWS tags on every resource. */
    public Builder tags(Map<String, String> tags) {
      this.tags = tags;
      return this;
    }

    /** Sets {@code managedNodeGroups}: EC2 node groups that EKS manages. */
    public Builder managedNodeGroups(List<ManagedNodeGroup> managedNodeGroups) {
      this.managedNodeGroups = managedNodeGroups;
      return this;
    }

    /** Sets {@code managedNodeGroups}: EC2 node groups that EKS manages. */
    public Builder managedNodeGroups(ManagedNodeGroup... managedNodeGroups) {
      return managedNodeGroups(List.of(managedNodeGroups));
    }

    /** Sets {@code fargateProfiles}: which pods run on Fargate. */
    public Builder fargateProfiles(List<FargateProfile> fargateProfiles) {
      this.fargateProfiles = fargateProfiles;
      return this;
    }

    /** Sets {@code fargateProfiles}: which pods run on Fargate. */
    public Builder fargateProfiles(FargateProfile... fargateProfiles) {
      return fargateProfiles(List.of(fargateProfiles));
    }

    /** Sets {@code provides}: what the cluster brings by itself, such as {@code metrics-server}. */
    public Builder provides(List<String> provides) {
      this.provides = provides;
      return this;
    }

    /** Sets {@code provides}: what the cluster brings by itself, such as {@code metrics-server}. */
    public Builder provides(String... provides) {
      return provides(List.of(provides));
    }

    /**
     * Sets {@code manage}: whether {@code eksctl/cluster.yaml} is written and kept as the profile
     * says.
     */
    public Builder manage(@Nullable Boolean manage) {
      this.manage = manage;
      return this;
    }

    /** The finished Cluster. */
    public Cluster build() {
      return new Cluster(
          name, region, version, tags, managedNodeGroups, fargateProfiles, provides, manage);
    }
  }
}
