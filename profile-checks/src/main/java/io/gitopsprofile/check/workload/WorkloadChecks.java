package io.gitopsprofile.check.workload;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import java.util.ArrayList;
import java.util.List;

/** The checks of the workloads. */
public final class WorkloadChecks {

  private WorkloadChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    checks.add(new SelectorCheck());
    checks.add(new SelectorOverlapCheck());
    if (!context.workloads().isEmpty()) {
      checks.add(new UniqueNamesCheck());
      checks.add(new EnvCheck());
      checks.add(new VolumeMountCheck());
      checks.add(new VolumeSourceCheck());
      checks.add(new ResourcesCheck());
      checks.add(new ProbeCheck());
      checks.add(new LifecycleCheck());
      checks.add(new RolloutCheck());
      checks.add(new KindKeysCheck());
      checks.add(new DisruptionBudgetCheck());
      checks.add(new SecurityContextCheck());
      checks.add(new TolerationCheck());
      checks.add(new NodeAffinityCheck());
    }
    if (context.has("PodDisruptionBudget")) {
      checks.add(new BudgetRoomCheck());
    }
    checks.add(new PlaintextCredentialCheck());
    return checks;
  }
}
