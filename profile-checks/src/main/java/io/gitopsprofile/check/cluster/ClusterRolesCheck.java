package io.gitopsprofile.check.cluster;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.cluster.Addon;
import io.gitopsprofile.model.cluster.AutoModeConfig;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.cluster.ClusterIam;
import io.gitopsprofile.model.cluster.IamServiceAccount;
import io.gitopsprofile.model.cluster.ManagedNodeGroup;
import io.gitopsprofile.model.cluster.PodIdentityAssociation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF053: eksctl refuses the add-ons, IAM roles, Auto Mode or instance types of the cluster. The
 * check skips clusters that eksctl does not create. (Source: eksctl, {@code
 * pkg/apis/eksctl.io/v1alpha5}: validation.go, addon.go, auto_mode.go; {@code
 * pkg/actions/addon/create.go}.)
 */
final class ClusterRolesCheck implements Check {

  private static final String AGENT = "eks-pod-identity-agent";

  private static final Set<String> NODE_POOLS = Set.of("general-purpose", "system");

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Cluster cluster = context.profile().cluster();
    if (cluster == null || cluster.region() == null) {
      return;
    }
    ProfilePath path = ProfilePath.ROOT.key("cluster");
    for (int i = 0; i < cluster.managedNodeGroups().size(); i++) {
      instanceTypes(
          cluster.managedNodeGroups().get(i), path.key("managedNodeGroups").index(i), findings);
    }
    if (cluster.iam() != null) {
      serviceAccounts(cluster.iam(), path.key("iam"), findings);
      ProfilePath list = path.key("iam").key("podIdentityAssociations");
      associations(cluster.iam().podIdentityAssociations(), list, findings);
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < cluster.addons().size(); i++) {
      addon(cluster.addons().get(i), names, path.key("addons").index(i), findings);
    }
    agent(cluster, names, path, findings);
    if (cluster.autoModeConfig() != null) {
      autoMode(cluster.autoModeConfig(), path.key("autoModeConfig"), findings);
    }
  }

  private static void instanceTypes(
      ManagedNodeGroup group, ProfilePath path, DiagnosticCollector findings) {
    if (group.instanceType() != null && !group.instanceTypes().isEmpty()) {
      refuse(
          path.key("instanceType"),
          "the node group "
              + quoted(group.name())
              + " has instanceType beside instanceTypes; eksctl takes one of the two",
          "write all types in instanceTypes, and remove instanceType",
          group.instanceTypes().contains(group.instanceType())
              ? Edit.remove(path.key("instanceType"))
              : null,
          findings);
    }
  }

  private static void serviceAccounts(
      ClusterIam iam, ProfilePath path, DiagnosticCollector findings) {
    ProfilePath list = path.key("serviceAccounts");
    if (!iam.serviceAccounts().isEmpty() && !Boolean.TRUE.equals(iam.withOIDC())) {
      refuse(
          list,
          "the cluster has serviceAccounts without withOIDC; IAM roles of service accounts need the"
              + " cluster's OpenID Connect provider",
          "set withOIDC: true",
          Edit.set(path.key("withOIDC"), true),
          findings);
    }
    Set<String> names = new HashSet<>();
    for (int i = 0; i < iam.serviceAccounts().size(); i++) {
      IamServiceAccount account = iam.serviceAccounts().get(i);
      String namespace = account.namespace() == null ? "default" : account.namespace();
      String name = namespace + "/" + account.name();
      if (!names.add(name)) {
        refuse(
            list.index(i).key("name"),
            "two of serviceAccounts are " + quoted(name),
            "remove one of them",
            null,
            findings);
      }
      if (account.wellKnownPolicies().isEmpty()
          && account.attachPolicyARNs().isEmpty()
          && account.attachRoleARN() == null) {
        refuse(
            list.index(i),
            "the service account " + quoted(name) + " has no IAM policy and no role",
            "add wellKnownPolicies, attachPolicyARNs or attachRoleARN",
            null,
            findings);
      }
    }
  }

  private static void associations(
      List<PodIdentityAssociation> associations, ProfilePath list, DiagnosticCollector findings) {
    for (int i = 0; i < associations.size(); i++) {
      PodIdentityAssociation association = associations.get(i);
      ProfilePath place = list.index(i);
      String title =
          "the Pod Identity association of " + quoted(association.serviceAccountName()) + " ";
      if (association.namespace() == null) {
        refuse(
            place,
            title + "has no namespace; eksctl needs that of the service account",
            "add namespace",
            null,
            findings);
      }
      boolean hasPolicies =
          !association.wellKnownPolicies().isEmpty()
              || !association.permissionPolicyARNs().isEmpty();
      if (association.roleARN() == null && !hasPolicies) {
        refuse(
            place,
            title + "has no IAM policy and no role",
            "add wellKnownPolicies, permissionPolicyARNs or roleARN",
            null,
            findings);
      } else if (association.roleARN() != null && hasPolicies) {
        refuse(
            place.key("roleARN"),
            title + "has policies beside roleARN; eksctl changes no role that exists",
            "remove roleARN, or the policies",
            null,
            findings);
      }
    }
  }

  private static void addon(
      Addon addon, Set<String> names, ProfilePath path, DiagnosticCollector findings) {
    String title = "the add-on " + quoted(addon.name()) + " ";
    if (!names.add(addon.name())) {
      refuse(
          path.key("name"),
          title + "is there twice; a cluster has an add-on once, and eksctl skips the second",
          "remove one of the two",
          null,
          findings);
    }
    List<String> roles = new ArrayList<>();
    if (addon.serviceAccountRoleARN() != null) {
      roles.add("serviceAccountRoleARN");
    }
    if (!addon.attachPolicyARNs().isEmpty()) {
      roles.add("attachPolicyARNs");
    }
    if (!addon.wellKnownPolicies().isEmpty()) {
      roles.add("wellKnownPolicies");
    }
    if (roles.size() > 1) {
      refuse(
          path.key(roles.get(1)),
          title + "has " + roles.get(0) + " beside " + roles.get(1) + "; eksctl takes one of them",
          "remove one of the two",
          null,
          findings);
    }
    if (!addon.podIdentityAssociations().isEmpty()) {
      ProfilePath list = path.key("podIdentityAssociations");
      if (!roles.isEmpty()) {
        refuse(
            list,
            title + "has podIdentityAssociations beside " + roles.get(0) + ", which is for IRSA",
            "remove one of the two",
            null,
            findings);
      }
      if (addon.name().equals(AGENT)) {
        refuse(
            list,
            title + "has podIdentityAssociations; it is the agent of Pod Identity itself",
            "remove podIdentityAssociations",
            Edit.remove(list),
            findings);
      } else {
        associations(addon.podIdentityAssociations(), list, findings);
      }
    }
  }

  /** Pod Identity needs its agent, which Auto Mode brings along. */
  private static void agent(
      Cluster cluster, Set<String> addons, ProfilePath path, DiagnosticCollector findings) {
    if (cluster.hasAutoMode() || addons.contains(AGENT)) {
      return;
    }
    ProfilePath place =
        cluster.iam() == null || cluster.iam().podIdentityAssociations().isEmpty()
            ? null
            : path.key("iam").key("podIdentityAssociations");
    for (int i = 0; place == null && i < cluster.addons().size(); i++) {
      Addon addon = cluster.addons().get(i);
      if (!addon.podIdentityAssociations().isEmpty()) {
        place = path.key("addons").index(i).key("podIdentityAssociations");
      } else if (Boolean.TRUE.equals(addon.useDefaultPodIdentityAssociations())) {
        place = path.key("addons").index(i).key("useDefaultPodIdentityAssociations");
      }
    }
    if (place != null) {
      refuse(
          place,
          "the cluster has Pod Identity associations without the add-on " + AGENT,
          "add the add-on " + AGENT,
          null,
          findings);
    }
  }

  private static void autoMode(
      AutoModeConfig mode, ProfilePath path, DiagnosticCollector findings) {
    if (!Boolean.TRUE.equals(mode.enabled())) {
      if (!mode.nodePools().isEmpty()
          || mode.nodeRoleARN() != null
          || mode.permissionsBoundaryARN() != null) {
        refuse(
            path,
            "autoModeConfig has settings, and Auto Mode is off",
            "set enabled: true, or remove the settings",
            null,
            findings);
      }
      return;
    }
    if (mode.nodeRoleARN() != null && mode.permissionsBoundaryARN() != null) {
      refuse(
          path.key("permissionsBoundaryARN"),
          "autoModeConfig has permissionsBoundaryARN beside nodeRoleARN; eksctl changes no role"
              + " that exists",
          "remove one of the two",
          null,
          findings);
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < mode.nodePools().size(); i++) {
      String pool = mode.nodePools().get(i);
      ProfilePath place = path.key("nodePools").index(i);
      if (!NODE_POOLS.contains(pool)) {
        refuse(
            place,
            quoted(pool) + " is not a node pool of EKS Auto Mode",
            "write general-purpose or system",
            null,
            findings);
      } else if (!seen.add(pool)) {
        refuse(
            place,
            "the node pool " + quoted(pool) + " is there twice",
            "remove one of the two",
            Edit.remove(place),
            findings);
      }
    }
  }

  private static void refuse(
      ProfilePath place,
      String message,
      String fix,
      @Nullable Edit edit,
      DiagnosticCollector findings) {
    findings.add(DiagnosticCode.CLUSTER_INVALID, place, message, fix, edit);
  }
}
