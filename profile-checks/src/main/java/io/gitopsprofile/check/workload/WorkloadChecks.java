package io.gitopsprofile.check.workload;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.PodSpecs;
import java.util.ArrayList;
import java.util.List;

/** The checks of the workloads. */
public final class WorkloadChecks {

  private WorkloadChecks() {}

  /**
   * Returns the checks that have something to look at in a profile, in their order. A new JVM does
   * not load the classes of the others.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    boolean hasPods = !context.objects().pods().isEmpty();
    if (hasPods) {
      checks.add(new SelectorCheck());
    }
    if (context.objects().pods().size() > 1) {
      checks.add(new SelectorOverlapCheck());
    }
    boolean any = false;
    boolean mounts = false;
    boolean hooks = false;
    boolean budgets = false;
    boolean secured = false;
    boolean tolerates = false;
    boolean affine = false;
    boolean rolls = false;
    boolean others = false;
    for (Located<Workload> located : context.workloads()) {
      Workload workload = located.value();
      any = true;
      mounts |= !workload.volumes().isEmpty();
      budgets |= workload.podDisruptionBudget() != null;
      secured |= workload.securityContext() != null;
      tolerates |= !workload.tolerations().isEmpty();
      affine |= workload.affinity() != null;
      rolls |=
          workload.strategy() != null
              || workload.minReadySeconds() != null
              || workload.progressDeadlineSeconds() != null;
      others |=
          workload.kind() != null
              || workload.updateStrategy() != null
              || workload.serviceName() != null
              || workload.podManagementPolicy() != null
              || workload.persistentVolumeClaimRetentionPolicy() != null
              || !workload.volumeClaimTemplates().isEmpty();
      for (Located<Container> container : PodSpecs.all(located)) {
        mounts |= !container.value().volumeMounts().isEmpty();
        hooks |= container.value().lifecycle() != null;
        secured |= container.value().securityContext() != null;
      }
    }
    if (any) {
      checks.add(new UniqueNamesCheck());
      checks.add(new EnvCheck());
    }
    if (mounts) {
      checks.add(new VolumeMountCheck());
      checks.add(new VolumeSourceCheck());
    }
    if (any) {
      checks.add(new ResourcesCheck());
      checks.add(new ProbeCheck());
    }
    if (hooks) {
      checks.add(new LifecycleCheck());
    }
    if (rolls) {
      checks.add(new RolloutCheck());
    }
    if (others) {
      checks.add(new KindKeysCheck());
    }
    if (budgets) {
      checks.add(new DisruptionBudgetCheck());
    }
    if (context.has("PodDisruptionBudget")) {
      checks.add(new BudgetRoomCheck());
    }
    if (secured) {
      checks.add(new SecurityContextCheck());
    }
    if (tolerates) {
      checks.add(new TolerationCheck());
    }
    if (affine) {
      checks.add(new NodeAffinityCheck());
    }
    checks.add(new PlaintextCredentialCheck());
    return checks;
  }
}
