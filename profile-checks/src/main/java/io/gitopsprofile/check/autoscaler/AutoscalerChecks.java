package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.check.core.Check;
import java.util.List;

/** The checks of the autoscalers. */
public final class AutoscalerChecks {

  private static final List<Check> ALL =
      List.of(
          new TriggerQueryCheck(),
          new ResourceRequestCheck(),
          new WorkloadTargetCheck(),
          new ObjectTargetKindCheck(),
          new ObjectTargetCheck(),
          new ContainerMetricCheck(),
          new FixedReplicasCheck(),
          new DuplicateAutoscalerCheck(),
          new VerticalAutoscalerCheck(),
          new ReplicaBoundsCheck(),
          new MetricTargetCheck(),
          new MetricSelectorCheck(),
          new BehaviorCheck(),
          new ScaledObjectCheck(),
          new KedaOnlyCheck(),
          new ExpectationCheck(),
          new ReachableTargetCheck(),
          new ScaleUpDisabledCheck(),
          new HeapSizeCheck(),
          new ReleaseReplicasCheck());

  private AutoscalerChecks() {}

  /** Returns the checks in the order in which they run. */
  public static List<Check> all() {
    return ALL;
  }
}
