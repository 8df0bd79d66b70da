package io.gitopsprofile.tree.diff;

import io.gitopsprofile.keda.CreatedAutoscaler;
import io.gitopsprofile.rendered.RenderedObject;

/**
 * The effect of replacing the autoscaler of a workload. (Source: kedacore/keda,
 * apis/keda/v1alpha1/scaledobject_webhook.go, verifyHpas. That Flux deletes last: fluxcd/flux,
 * pkg/cluster/kubernetes/sync.go; fluxcd/kustomize-controller, docs/spec/v1/kustomizations.md.)
 */
public final class AutoscalerEffect {

  private AutoscalerEffect() {}

  /** The instruction for the autoscaler that is replaced. */
  public static String removed(RenderedObject from, RenderedObject to, ScaledWorkload workload) {
    String reason =
        ScaledWorkload.isScaledObject(to) && !ScaledWorkload.isScaledObject(from)
            ? "KEDA rejects a ScaledObject while this one scales " + workload.label()
            : "two autoscalers of " + workload.label() + " undo each other's changes";
    String more =
        ScaledWorkload.isScaledObject(from)
            ? ", which also deletes the autoscaler that KEDA created"
            : "";
    return "delete by hand first, since "
        + reason
        + ", and Flux deletes last"
        + more
        + ": "
        + DeleteCommand.of(from);
  }

  /**
   * The HorizontalPodAutoscaler that KEDA creates from a new ScaledObject; empty for another
   * autoscaler.
   */
  static String created(RenderedObject to) {
    if (!ScaledWorkload.isScaledObject(to)) {
      return "";
    }
    String name =
        ObjectFields.text(to, "spec", "advanced", "horizontalPodAutoscalerConfig", "name");
    return "KEDA creates the HorizontalPodAutoscaler "
        + (name.isEmpty() ? CreatedAutoscaler.name(to.name()) : name);
  }
}
