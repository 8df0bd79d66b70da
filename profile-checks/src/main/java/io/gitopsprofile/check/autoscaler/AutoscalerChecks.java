package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import java.util.ArrayList;
import java.util.List;

/** The checks of the autoscalers. */
public final class AutoscalerChecks {

  private AutoscalerChecks() {}

  /**
   * Returns the checks in their order, without those of kinds of objects that the profile does not
   * have, so that a new JVM does not load their classes.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    boolean keda = context.profile().target().usesKeda();
    boolean hasAutoscalers = !context.autoscalers().isEmpty();
    if (keda) {
      checks.add(new TriggerQueryCheck());
    }
    if (hasAutoscalers || context.has("HorizontalPodAutoscaler", "ScaledObject")) {
      checks.add(new ResourceRequestCheck());
      checks.add(new WorkloadTargetCheck());
      checks.add(new ObjectTargetKindCheck());
      checks.add(new ObjectTargetCheck());
      checks.add(new ContainerMetricCheck());
      checks.add(new FixedReplicasCheck());
      checks.add(new DuplicateAutoscalerCheck());
      checks.add(new ReplicaBoundsCheck());
      checks.add(new MetricTargetCheck());
      checks.add(new MetricSelectorCheck());
      checks.add(new BehaviorCheck());
      checks.add(new ReachableTargetCheck());
      checks.add(new ScaleUpDisabledCheck());
      checks.add(new ReleaseReplicasCheck());
    }
    if (context.has("VerticalPodAutoscaler")) {
      checks.add(new VerticalAutoscalerCheck());
    }
    if (keda) {
      checks.add(new ScaledObjectCheck());
    } else if (hasAutoscalers) {
      checks.add(new KedaOnlyCheck());
    }
    checks.add(new ExpectationCheck());
    checks.add(new HeapSizeCheck());
    return checks;
  }
}
