package io.gitopsprofile.check.release;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.Target;
import java.util.ArrayList;
import java.util.List;

/** The checks of the Helm releases. */
public final class ReleaseChecks {

  private ReleaseChecks() {}

  /**
   * Returns the checks that have something to look at in a profile, in their order. A new JVM does
   * not load the classes of the others.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    Target target = context.profile().target();
    checks.add(new ChartBranchCheck());
    checks.add(new ChartRepositoryCheck());
    checks.add(new ChartApiCheck());
    if (target.hasMaintainedCharts()) {
      checks.add(new ImageLocationCheck());
    }
    checks.add(new ReleaseNameCheck());
    checks.add(new SameReleaseCheck());
    checks.add(new ChartVersionCheck());
    if (target.fluxVersion() != null || target.movedFrom() != null) {
      checks.add(new TargetSettingsCheck());
    }
    if (target.flux() == Flux.V2) {
      checks.add(new PostBuildVariableCheck());
      checks.add(new ReleaseDependencyCheck());
    }
    checks.add(new ChartSourceCheck());
    checks.add(new ChartValuesCheck());
    if (!context.autoscalers().isEmpty() || context.profile().metricsAdapter() != null) {
      checks.add(new ChartSwitchCheck());
    }
    checks.add(new ReleaseBudgetCheck());
    if (context.profile().cluster() != null) {
      checks.add(new ClusterNameCheck());
    }
    return checks;
  }
}
