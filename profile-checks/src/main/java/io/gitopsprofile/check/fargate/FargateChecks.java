package io.gitopsprofile.check.fargate;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of the pods on Fargate. */
public final class FargateChecks {

  private static final List<Check> ALL =
      List.of(
          new FargateProfileCheck(),
          new FargateFeatureCheck(),
          new FargateVolumeCheck(),
          new FargateSizeCheck(),
          new FargateAddonCheck(),
          new NodeGroupCheck());

  private FargateChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
