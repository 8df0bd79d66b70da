package io.gitopsprofile.check.cluster;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.model.cluster.ManagedNodeGroup;
import io.gitopsprofile.room.InstanceType;
import io.gitopsprofile.room.InstanceTypes;
import java.util.List;

/**
 * PRF053: EC2 does not have the instance type of a node group, the instance types of one group have
 * two architectures, or the volumes of its nodes are smaller than the image. A name with the form
 * of an instance type is a warning, because EC2 gets new types. (Source: EC2, Instance types;
 * amazon-eks-ami, {@code variables-default.json}; EKS, Managed node groups.)
 */
final class InstanceTypeCheck implements Check {

  /** The size of the image of the nodes, in GiB. */
  private static final int IMAGE = 20;

  /** The most unknown names that are compared with the catalogue. */
  private static final int MOST = 20;

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Cluster cluster = context.profile().cluster();
    if (cluster == null
        || cluster.region() == null
        || cluster.patch().entries().containsKey("managedNodeGroups")) {
      return;
    }
    int unknown = 0;
    ProfilePath groups = ProfilePath.ROOT.key("cluster").key("managedNodeGroups");
    for (int i = 0; i < cluster.managedNodeGroups().size() && unknown < MOST; i++) {
      ManagedNodeGroup group = cluster.managedNodeGroups().get(i);
      ProfilePath path = groups.index(i);
      if (group.instanceType() != null) {
        unknown += type(group, group.instanceType(), path.key("instanceType"), findings);
      }
      List<String> types = group.instanceTypes();
      String architecture = "";
      for (int j = 0; j < types.size() && unknown < MOST; j++) {
        ProfilePath place = path.key("instanceTypes").index(j);
        unknown += type(group, types.get(j), place, findings);
        InstanceType known = InstanceTypes.find(types.get(j));
        if (known != null
            && !architecture.isEmpty()
            && !known.architecture().equals(architecture)) {
          findings.add(
              DiagnosticCode.CLUSTER_INVALID,
              place,
              "the node group "
                  + quoted(group.name())
                  + " has instance types of "
                  + architecture
                  + " and of "
                  + known.architecture()
                  + "; EKS has one image for all of them",
              "move " + types.get(j) + " to a node group of its own");
          break;
        }
        architecture = known == null ? architecture : known.architecture();
      }
      volume(group, path, findings);
    }
  }

  private static void volume(
      ManagedNodeGroup group, ProfilePath path, DiagnosticCollector findings) {
    Integer size = group.volumeSize();
    if (size != null && size < IMAGE) {
      findings.add(
          DiagnosticCode.CLUSTER_INVALID,
          path.key("volumeSize"),
          "the node group "
              + quoted(group.name())
              + " has volumes of "
              + size
              + " GiB; the image of the nodes needs "
              + IMAGE,
          "set volumeSize to " + IMAGE + " or more, or leave it out for 80");
    }
  }

  /** Reports a type that is not known; returns the number of findings. */
  private static int type(
      ManagedNodeGroup group, String type, ProfilePath place, DiagnosticCollector findings) {
    if (InstanceTypes.contain(type) || type.indexOf("${") >= 0) {
      return 0;
    }
    String near = InstanceTypes.nearest(type);
    boolean isSlip = near != null && near.equals(ClosestName.slip(type, List.of(near)));
    String message =
        "the node group "
            + quoted(group.name())
            + " has the instance type "
            + quoted(type)
            + ", which the catalogue does not have"
            + Phrases.didYouMean(near);
    String fix =
        near == null
            ? "write an instance type of EC2, such as m5.large"
            : "write " + near + ", or accept it if EC2 has the type by now";
    Edit edit = isSlip ? Edit.set(place, near) : null;
    int dot = type.indexOf('.');
    if (dot <= 0 || dot == type.length() - 1) {
      findings.add(DiagnosticCode.CLUSTER_INVALID, place, message, fix, edit);
    } else {
      findings.warn(DiagnosticCode.CLUSTER_INVALID, place, message, fix, edit);
    }
    return 1;
  }
}
