package io.gitopsprofile.render;

import io.gitopsprofile.check.WorkloadKind;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Behavior;
import io.gitopsprofile.model.Metric;
import io.gitopsprofile.model.ScaleTarget;
import io.gitopsprofile.read.KubernetesRecords;
import io.gitopsprofile.render.EffectiveProfile.Tree;
import java.util.List;

/** An autoscaler that says what its patched HorizontalPodAutoscaler says. */
final class EffectiveAutoscaler {

  private EffectiveAutoscaler() {}

  static Autoscaler of(Autoscaler model, Tree hpa) {
    Tree spec = hpa.in("spec");
    return new Autoscaler(
        model.name(),
        model.namespace(),
        hpa.in("metadata").strings("labels"),
        hpa.in("metadata").strings("annotations"),
        target(model, spec.in("scaleTargetRef")),
        spec.entries().get("minReplicas") instanceof Long least ? least.intValue() : null,
        spec.entries().get("maxReplicas") instanceof Long most ? most.intValue() : 0,
        metrics(model, spec),
        KubernetesRecords.of(spec.in("behavior").entries(), Behavior.class)
            .filter(it -> spec.entries().containsKey("behavior"))
            .orElse(null),
        model.fallback(),
        model.ignoreNullValues(),
        model.pollingInterval(),
        model.cooldownPeriod(),
        model.loadTest(),
        model.patch(),
        model.manage());
  }

  /** A workload's name stays one, as long as it is that workload's Deployment. */
  private static ScaleTarget target(Autoscaler model, Tree reference) {
    return KubernetesRecords.of(reference.entries(), ScaleTarget.ObjectReference.class)
        .filter(it -> !it.equals(WorkloadKind.scaledBy(model.target())))
        .map(ScaleTarget.class::cast)
        .orElse(model.target());
  }

  /** The metrics, if the patch says any; those of the profile have the shorter words for them. */
  private static List<Metric> metrics(Autoscaler model, Tree spec) {
    Tree patch = new Tree(model.patch().entries()).in("spec");
    return patch.entries().containsKey("metrics")
        ? EffectiveMetrics.of(spec.entries().get("metrics"))
        : model.metrics();
  }
}
