package io.gitopsprofile.check.room;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of the room for pods. */
public final class RoomChecks {

  private static final List<Check> ALL =
      List.of(
          new NodeFitCheck(),
          new NodeLabelCheck(),
          new ReleaseFitCheck(),
          new NodeCountCheck(),
          new ResourceQuotaCheck(),
          new LimitRangeCheck(),
          new PodSecurityCheck());

  private RoomChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
