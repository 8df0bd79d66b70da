package io.gitopsprofile.check.room;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import java.util.ArrayList;
import java.util.List;

/** The checks of the room for pods. */
public final class RoomChecks {

  private RoomChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    checks.add(new NodeFitCheck());
    checks.add(new ReleaseFitCheck());
    if (context.profile().cluster() != null) {
      checks.add(new ImageArchitectureCheck());
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
}
