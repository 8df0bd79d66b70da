package io.gitopsprofile.check.room;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.room.ClusterRoom;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import java.util.ArrayList;
import java.util.List;

/** The checks of the room for pods. */
public final class RoomChecks {

  private static final List<String> ARCHITECTURES = List.of("amd64", "arm64", "x86_64", "aarch64");

  private RoomChecks() {}

  /**
   * Returns the checks that have something to look at in a profile, in their order. A new JVM does
   * not load the classes of the others.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    if (ClusterRoom.of(context, context.objects()) != null) {
      checks.add(new NodeFitCheck());
      checks.add(new ReleaseFitCheck());
    }
    Cluster cluster = context.profile().cluster();
    if (cluster != null && cluster.region() != null) {
      if (namesArchitecture(context)) {
        checks.add(new ImageArchitectureCheck());
      }
      checks.add(new NodeCountCheck());
    }
    if (context.has("ResourceQuota")) {
      checks.add(new ResourceQuotaCheck());
    }
    if (context.has("LimitRange")) {
      checks.add(new LimitRangeCheck());
    }
    if (context.isMarked("pod-security.kubernetes.io/")) {
      checks.add(new PodSecurityCheck());
    }
    return checks;
  }

  private static boolean namesArchitecture(CheckContext context) {
    for (PodTemplate pods : context.objects().pods()) {
      for (ObjectField container : pods.allContainers()) {
        String image = container.in("image").text();
        for (String word : ARCHITECTURES) {
          if (image.contains(word)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
