package io.gitopsprofile.check.workload;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of the workloads. */
public final class WorkloadChecks {

  private static final List<Check> ALL =
      List.of(
          new SelectorCheck(),
          new SelectorOverlapCheck(),
          new UniqueNamesCheck(),
          new EnvCheck(),
          new VolumeMountCheck(),
          new VolumeSourceCheck(),
          new ResourcesCheck(),
          new ProbeCheck(),
          new LifecycleCheck(),
          new RolloutCheck(),
          new KindKeysCheck(),
          new DisruptionBudgetCheck(),
          new BudgetRoomCheck(),
          new SecurityContextCheck(),
          new TolerationCheck(),
          new NodeAffinityCheck(),
          new PlaintextCredentialCheck());

  private WorkloadChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
