package io.gitopsprofile.tree.diff;

import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.rendered.RenderedObject;
import org.jspecify.annotations.Nullable;

/**
 * The workload that an autoscaler scales. Two autoscalers of one workload undo each other's
 * changes.
 */
public record ScaledWorkload(String namespace, String kind, String name) {

  /** The workload of a HorizontalPodAutoscaler or ScaledObject; null for any other object. */
  public static @Nullable ScaledWorkload of(@Nullable RenderedObject object) {
    if (object == null) {
      return null;
    }
    if (isScaledObject(object)) {
      String kind = ObjectFields.text(object, "spec", "scaleTargetRef", "kind");
      return of(object, kind.isEmpty() ? WorkloadKind.DEPLOYMENT.kind() : kind);
    }
    return object.kind().equals("HorizontalPodAutoscaler") && object.group().equals("autoscaling")
        ? of(object, ObjectFields.text(object, "spec", "scaleTargetRef", "kind"))
        : null;
  }

  private static ScaledWorkload of(RenderedObject object, String kind) {
    return new ScaledWorkload(
        object.namespace(), kind, ObjectFields.text(object, "spec", "scaleTargetRef", "name"));
  }

  static boolean isScaledObject(RenderedObject object) {
    return object.kind().equals("ScaledObject") && object.group().equals("keda.sh");
  }

  /** The workload in a report: {@code Deployment podinfo}. */
  String label() {
    return kind + " " + name;
  }
}
