package io.gitopsprofile.check.fargate;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.fargate.FargateSelectors;
import java.util.ArrayList;
import java.util.List;

/** The checks of the pods on Fargate. */
public final class FargateChecks {

  private FargateChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    if (FargateSelectors.of(context) != null) {
      checks.add(new FargateProfileCheck());
      checks.add(new FargateFeatureCheck());
      checks.add(new FargateVolumeCheck());
      checks.add(new FargateSizeCheck());
      checks.add(new FargateAddonCheck());
      checks.add(new NodeGroupCheck());
    }
    return checks;
  }
}
