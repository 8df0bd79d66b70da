package io.gitopsprofile.check.release;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of the Helm releases. */
public final class ReleaseChecks {

  private static final List<Check> ALL =
      List.of(
          new ChartBranchCheck(),
          new ChartRepositoryCheck(),
          new ChartApiCheck(),
          new ImageLocationCheck(),
          new ReleaseNameCheck(),
          new SameReleaseCheck(),
          new ChartVersionCheck(),
          new TargetSettingsCheck(),
          new PostBuildVariableCheck(),
          new ReleaseDependencyCheck(),
          new ChartSourceCheck(),
          new SourceObjectCheck(),
          new ChartValuesCheck(),
          new ChartSwitchCheck(),
          new ClusterNameCheck());

  private ReleaseChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
