package io.gitopsprofile.tree;

import io.gitopsprofile.check.WorkloadKind;
import io.gitopsprofile.render.RenderedObject;
import org.jspecify.annotations.Nullable;

/**
 * The workload that an autoscaler scales: of two autoscalers of one workload, each undoes what the
 * other does.
 */
record ScaledWorkload(String namespace, String kind, String name) {

  /** What a HorizontalPodAutoscaler or a ScaledObject scales; null for any other object. */
  static @Nullable ScaledWorkload of(@Nullable RenderedObject object) {
    if (object == null) {
      return null;
    }
    if (isScaledObject(object)) {
      String kind = ObjectParts.text(object, "spec", "scaleTargetRef", "kind");
      return of(object, kind.isEmpty() ? WorkloadKind.DEPLOYMENT.kind() : kind);
    }
    return object.kind().equals("HorizontalPodAutoscaler") && object.group().equals("autoscaling")
        ? of(object, ObjectParts.text(object, "spec", "scaleTargetRef", "kind"))
        : null;
  }

  private static ScaledWorkload of(RenderedObject object, String kind) {
    return new ScaledWorkload(
        object.namespace(), kind, ObjectParts.text(object, "spec", "scaleTargetRef", "name"));
  }

  static boolean isScaledObject(RenderedObject object) {
    return object.kind().equals("ScaledObject") && object.group().equals("keda.sh");
  }

  /** As it is printed: {@code Deployment podinfo}. */
  String label() {
    return kind + " " + name;
  }
}
