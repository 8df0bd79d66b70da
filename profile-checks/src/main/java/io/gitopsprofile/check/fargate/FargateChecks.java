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
   * Returns the checks that have something to look at in a profile, in their order. A new JVM does
   * not load the classes of the others.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    FargateSelectors selectors = FargateSelectors.of(context);
    if (selectors != null) {
      boolean takesPods = !selectors.all().isEmpty();
      checks.add(new FargateProfileCheck());
      if (takesPods) {
        checks.add(new FargateFeatureCheck());
        checks.add(new FargateVolumeCheck());
        checks.add(new FargateSizeCheck());
      }
      checks.add(new FargateAddonCheck());
      checks.add(new NodeGroupCheck());
    }
    return checks;
  }
}
