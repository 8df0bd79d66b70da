package io.gitopsprofile.render.patched;

import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Behavior;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.model.autoscaler.ScaleTarget;
import io.gitopsprofile.read.binding.KubernetesRecords;
import io.gitopsprofile.render.patched.PatchedProfile.Tree;
import java.util.List;

/** An autoscaler that says what its patched HorizontalPodAutoscaler says. */
final class PatchedAutoscaler {

  private PatchedAutoscaler() {}

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
        model.expect(),
        model.patch(),
        model.manage());
  }

  /** The autoscaler with the numbers of its ScaledObject. */
  static Autoscaler ofKeda(Autoscaler model, Tree scaled) {
    Tree spec = scaled.in("spec");
    Integer most = spec.number("maxReplicaCount");
    return model.toBuilder()
        .labels(scaled.in("metadata").strings("labels"))
        .annotations(scaled.in("metadata").strings("annotations"))
        .minReplicas(spec.number("minReplicaCount"))
        .maxReplicas(most == null ? model.maxReplicas() : most)
        .pollingInterval(spec.number("pollingInterval"))
        .cooldownPeriod(spec.number("cooldownPeriod"))
        .build();
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
        ? PatchedMetrics.of(spec.entries().get("metrics"))
        : model.metrics();
  }
}
