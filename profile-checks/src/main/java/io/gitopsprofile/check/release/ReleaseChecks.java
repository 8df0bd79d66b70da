package io.gitopsprofile.check.release;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.model.Flux;
import java.util.ArrayList;
import java.util.List;

/** The checks of the Helm releases. */
public final class ReleaseChecks {

  private ReleaseChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    checks.add(new ChartBranchCheck());
    checks.add(new ChartRepositoryCheck());
    checks.add(new ChartApiCheck());
    checks.add(new ImageLocationCheck());
    checks.add(new ReleaseNameCheck());
    checks.add(new SameReleaseCheck());
    checks.add(new ChartVersionCheck());
    checks.add(new TargetSettingsCheck());
    if (context.profile().target().flux() == Flux.V2) {
      checks.add(new PostBuildVariableCheck());
      checks.add(new ReleaseDependencyCheck());
    }
    checks.add(new ChartSourceCheck());
    checks.add(new ChartValuesCheck());
    checks.add(new ChartSwitchCheck());
    checks.add(new ReleaseBudgetCheck());
    if (context.profile().cluster() != null) {
      checks.add(new ClusterNameCheck());
    }
    return checks;
  }
}
