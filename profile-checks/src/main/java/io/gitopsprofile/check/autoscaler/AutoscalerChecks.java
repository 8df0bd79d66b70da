package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.MetricPaths;
import io.gitopsprofile.view.ScaleTargetObject;
import java.util.ArrayList;
import java.util.List;

/** The checks of the autoscalers. */
public final class AutoscalerChecks {

  private AutoscalerChecks() {}

  /**
   * Returns the checks that have something to look at in a profile, in their order. A new JVM does
   * not load the classes of the others.
   */
  public static List<Check> in(CheckContext context) {
    List<Check> checks = new ArrayList<>();
    boolean keda = context.profile().target().usesKeda();
    boolean hasAutoscalers = !context.autoscalers().isEmpty();
    boolean hasScalers = hasAutoscalers || context.has("HorizontalPodAutoscaler", "ScaledObject");
    if (keda) {
      checks.add(new TriggerQueryCheck());
    }
    if (hasScalers) {
      checks.add(new ResourceRequestCheck());
    }
    if (hasAutoscalers) {
      checks.add(new WorkloadTargetCheck());
    }
    if (!ScaleTargetObject.all(context).isEmpty()) {
      checks.add(new ObjectTargetKindCheck());
      checks.add(new ObjectTargetCheck());
    }
    if (hasScalers) {
      checks.add(new ContainerMetricCheck());
      checks.add(new FixedReplicasCheck());
      checks.add(new DuplicateAutoscalerCheck());
    }
    if (context.has("VerticalPodAutoscaler")) {
      checks.add(new VerticalAutoscalerCheck());
    }
    if (hasScalers) {
      checks.add(new ReplicaBoundsCheck());
      checks.add(new MetricTargetCheck());
    }
    boolean behaves = false;
    boolean expects = false;
    boolean selects = false;
    for (Located<Autoscaler> autoscaler : context.autoscalers()) {
      behaves |= autoscaler.value().behavior() != null;
      expects |= autoscaler.value().expect() != null;
      for (Located<Metric> metric : MetricPaths.of(autoscaler)) {
        selects |= MetricFacts.of(metric.value()).selector() != null;
      }
    }
    if (selects) {
      checks.add(new MetricSelectorCheck());
    }
    if (behaves) {
      checks.add(new BehaviorCheck());
    }
    if (keda) {
      checks.add(new ScaledObjectCheck());
    } else if (hasAutoscalers) {
      checks.add(new KedaOnlyCheck());
    }
    if (expects) {
      checks.add(new ExpectationCheck());
    }
    if (hasScalers) {
      checks.add(new ReachableTargetCheck());
      checks.add(new ScaleUpDisabledCheck());
    }
    checks.add(new HeapSizeCheck());
    if (hasScalers) {
      checks.add(new ReleaseReplicasCheck());
    }
    return checks;
  }
}
