package io.gitopsprofile.check.room;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.fargate.FargatePods;
import io.gitopsprofile.room.ClusterRoom;
import io.gitopsprofile.room.ImageArchitecture;
import io.gitopsprofile.room.NodeGroup;
import io.gitopsprofile.room.PodDemand;
import io.gitopsprofile.room.PodPlacement;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF160: an image is built for one architecture, as its name says, and its pods may run on nodes
 * of another one, or on Fargate, which EKS has for amd64 alone. The scheduler compares labels and
 * does not know the images. (Source: Amazon EKS User Guide, AWS Fargate considerations.)
 */
final class ImageArchitectureCheck implements Check {

  private static final String FARGATES = "amd64";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    ClusterRoom room = ClusterRoom.of(context, context.objects());
    if (room != null) {
      for (PodTemplate pods : PodsOnNodes.of(context)) {
        for (ObjectField container : pods.allContainers()) {
          String built = ImageArchitecture.of(container.in("image").text());
          NodeGroup other = built == null ? null : groupOfOthers(pods, built, room);
          if (built != null && other != null) {
            String where = "in the node group " + quoted(other.name());
            report(pods, container, built, where, findings);
          }
        }
      }
    }
    for (FargatePods pods : FargatePods.all(context, context.objects())) {
      for (ObjectField container : pods.pods().allContainers()) {
        String built = ImageArchitecture.of(container.in("image").text());
        if (built != null && !built.equals(FARGATES)) {
          report(pods.pods(), container, built, "on Fargate", findings);
        }
      }
    }
  }

  /** Returns a group that takes the pods, with nodes of another architecture; null for none. */
  private static @Nullable NodeGroup groupOfOthers(
      PodTemplate pods, String built, ClusterRoom room) {
    PodPlacement placement = PodPlacement.of(pods);
    PodDemand demand = PodDemand.of(pods);
    for (NodeGroup group : room.groups()) {
      Set<String> architectures = group.architectures(placement);
      if (group.refusal(placement, demand) == null
          && !architectures.isEmpty()
          && !architectures.contains(built)) {
        return group;
      }
    }
    return null;
  }

  private static void report(
      PodTemplate pods,
      ObjectField container,
      String built,
      String where,
      DiagnosticCollector findings) {
    findings.warn(
        DiagnosticCode.FITS_NO_NODE,
        container.in("image").path(),
        "the image "
            + container.in("image").text()
            + " of "
            + pods.object().title()
            + " is built for "
            + built
            + ", as its name says; its pods may run "
            + where
            + ", which has another architecture",
        "use an image of that architecture, or select nodes by kubernetes.io/arch: " + built,
        null);
  }
}
