package io.gitopsprofile.check;

import io.gitopsprofile.model.AddonPolicy;
import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.model.FargateProfile;
import io.gitopsprofile.model.FargateSelector;
import io.gitopsprofile.model.ManagedNodeGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The cluster's settings are ones that eksctl and EKS take; else {@code eksctl create cluster} ends
 * with an error, some of them after half an hour. Where eksctl does not make the cluster, nothing
 * is checked. (Source: eksctl, {@code pkg/apis/eksctl.io/v1alpha5/validation.go}; Amazon EKS
 * service quotas.)
 */
final class ClusterSettings implements Check {

  private static final int DEFAULT_NODES = 2;
  private static final int SELECTORS = 5;
  private static final int LABELS = 5;

  @Override
  public void run(Subject subject, Findings findings) {
    Cluster cluster = subject.profile().cluster();
    if (cluster == null || cluster.region() == null) {
      return;
    }
    ProfilePath path = ProfilePath.ROOT.key("cluster");
    ProfilePath groups = path.key("managedNodeGroups");
    ProfilePath fargate = path.key("fargateProfiles");
    List<String> names = new ArrayList<>();
    for (ManagedNodeGroup group : cluster.managedNodeGroups()) {
      names.add(group.name());
    }
    unique("node groups", names, groups, findings);
    names.clear();
    for (FargateProfile profile : cluster.fargateProfiles()) {
      names.add(profile.name());
    }
    unique("Fargate profiles", names, fargate, findings);
    for (int i = 0; i < cluster.managedNodeGroups().size(); i++) {
      size(cluster.managedNodeGroups().get(i), groups.index(i), findings);
      policies(cluster.managedNodeGroups().get(i), groups.index(i), findings);
    }
    for (int i = 0; i < cluster.fargateProfiles().size(); i++) {
      selectors(cluster.fargateProfiles().get(i), fargate.index(i), findings);
    }
  }

  private static void unique(String what, List<String> names, ProfilePath path, Findings findings) {
    for (int i = 0; i < names.size(); i++) {
      if (names.indexOf(names.get(i)) < i) {
        findings.add(
            DiagnosticCode.CLUSTER_INVALID,
            path.index(i).key("name"),
            "two " + what + " of the cluster are called \"" + names.get(i) + "\"",
            "give one of them another name");
      }
    }
  }

  /** What is unset is as eksctl has it: each copies another, and two nodes if there is none. */
  private static void size(ManagedNodeGroup group, ProfilePath path, Findings findings) {
    Integer desired = group.desiredCapacity();
    int least = first(group.minSize(), desired, DEFAULT_NODES);
    int most = first(group.maxSize(), desired, least);
    if (desired != null && desired < least) {
      size(
          group,
          path.key("desiredCapacity"),
          "desiredCapacity " + desired,
          "less than the minSize " + least,
          findings);
    } else if (desired != null && desired > most) {
      size(
          group,
          path.key("desiredCapacity"),
          "desiredCapacity " + desired,
          "more than the maxSize " + most,
          findings);
    } else if (least > most) {
      String bound =
          group.minSize() == null ? "2 nodes that eksctl takes by default" : "minSize " + least;
      size(group, path.key("maxSize"), "maxSize " + most, "less than the " + bound, findings);
    }
  }

  private static int first(@Nullable Integer own, @Nullable Integer other, int otherwise) {
    return Objects.requireNonNullElse(own, Objects.requireNonNullElse(other, otherwise));
  }

  private static void size(
      ManagedNodeGroup group, ProfilePath path, String value, String bound, Findings findings) {
    findings.add(
        DiagnosticCode.CLUSTER_INVALID,
        path,
        "the node group \"" + group.name() + "\" has the " + value + ", " + bound,
        "write them so that minSize <= desiredCapacity <= maxSize");
  }

  private static void policies(ManagedNodeGroup group, ProfilePath path, Findings findings) {
    List<AddonPolicy> policies = group.addonPolicies();
    for (int i = 0; i < policies.size(); i++) {
      AddonPolicy policy = policies.get(i);
      ProfilePath place = path.key("addonPolicies").index(i);
      if (policies.indexOf(policy) < i) {
        findings.add(
            DiagnosticCode.CLUSTER_INVALID,
            place,
            "the node group \"" + group.name() + "\" has the policy " + policy + " twice",
            "remove one of the two",
            Edit.remove(place));
      } else if (policy == AddonPolicy.ALB_INGRESS
          && policies.contains(AddonPolicy.AWS_LOAD_BALANCER_CONTROLLER)) {
        findings.add(
            DiagnosticCode.CLUSTER_INVALID,
            place,
            "the node group \""
                + group.name()
                + "\" has the policy albIngress beside its successor awsLoadBalancerController",
            "remove albIngress",
            Edit.remove(place));
      }
    }
  }

  private static void selectors(FargateProfile profile, ProfilePath path, Findings findings) {
    List<FargateSelector> selectors = profile.selectors();
    ProfilePath list = path.key("selectors");
    if (selectors.size() > SELECTORS) {
      findings.add(
          DiagnosticCode.CLUSTER_INVALID,
          list.index(SELECTORS),
          "the Fargate profile \""
              + profile.name()
              + "\" has "
              + selectors.size()
              + " selectors, and EKS takes "
              + SELECTORS,
          "move the others into a second Fargate profile");
    }
    for (int i = 0; i < selectors.size(); i++) {
      int labels = selectors.get(i).labels().size();
      if (labels > LABELS) {
        findings.add(
            DiagnosticCode.CLUSTER_INVALID,
            list.index(i).key("labels"),
            "a selector of the Fargate profile \""
                + profile.name()
                + "\" has "
                + labels
                + " labels, and EKS takes "
                + LABELS,
            "select by fewer labels");
      }
    }
  }
}
