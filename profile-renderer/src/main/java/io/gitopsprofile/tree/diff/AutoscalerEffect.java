package io.gitopsprofile.tree.diff;

import io.gitopsprofile.keda.CreatedAutoscaler;
import io.gitopsprofile.rendered.RenderedObject;

/**
 * The effect of replacing the autoscaler of a workload. (Source: kedacore/keda,
 * apis/keda/v1alpha1/scaledobject_webhook.go, verifyHpas. That Flux deletes last: fluxcd/flux,
 * pkg/cluster/kubernetes/sync.go; fluxcd/kustomize-controller, docs/spec/v1/kustomizations.md.)
 */
public final class AutoscalerEffect {

  private static final String TRANSFER = "scaledobject.keda.sh/transfer-hpa-ownership";

  private AutoscalerEffect() {}

  /** The instruction for the autoscaler that is replaced. */
  public static String removed(RenderedObject from, RenderedObject to, ScaledWorkload workload) {
    if (isTakenOver(from, to)) {
      return "KEDA takes it over, as transfer-hpa-ownership says; keep Flux from deleting it"
          + " first: "
          + ObjectCommand.annotate(
              from, "kustomize.toolkit.fluxcd.io/prune=disabled", "fluxcd.io/ignore=sync_only");
    }
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
        + ObjectCommand.delete(from)
        + otherwise(from, to);
  }

  /** True if a ScaledObject asks KEDA to take over a HorizontalPodAutoscaler, and names it. */
  private static boolean isTakenOver(RenderedObject from, RenderedObject to) {
    return ScaledWorkload.isScaledObject(to)
        && !ScaledWorkload.isScaledObject(from)
        && ObjectFields.text(to, "metadata", "annotations", TRANSFER).equals("true")
        && createdName(to).equals(from.name());
  }

  /** The way to replace a HorizontalPodAutoscaler without a gap; empty if there is none. */
  private static String otherwise(RenderedObject from, RenderedObject to) {
    return ScaledWorkload.isScaledObject(to) && !ScaledWorkload.isScaledObject(from)
        ? "; or let KEDA take it over: annotate the ScaledObject with "
            + TRANSFER
            + ": \"true\", and write "
            + from.name()
            + " in its spec.advanced.horizontalPodAutoscalerConfig.name"
        : "";
  }

  private static String createdName(RenderedObject to) {
    String name =
        ObjectFields.text(to, "spec", "advanced", "horizontalPodAutoscalerConfig", "name");
    return name.isEmpty() ? CreatedAutoscaler.name(to.name()) : name;
  }

  /**
   * The HorizontalPodAutoscaler that KEDA creates from a new ScaledObject; empty for another
   * autoscaler.
   */
  static String created(RenderedObject to) {
    if (!ScaledWorkload.isScaledObject(to)) {
      return "";
    }
    return "KEDA creates the HorizontalPodAutoscaler " + createdName(to);
  }
}
