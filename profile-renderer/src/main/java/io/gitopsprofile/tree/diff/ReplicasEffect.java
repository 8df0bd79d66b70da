package io.gitopsprofile.tree.diff;

import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.value.ShellCommand;
import io.gitopsprofile.rendered.RenderedObject;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The effect of taking {@code replicas} away from a workload. A missing field gets its default, one
 * pod, where no other manager owns the field; the autoscaler corrects it afterwards. (Source:
 * Kubernetes, Horizontal Pod Autoscaling, Migrating Deployments and StatefulSets to horizontal
 * autoscaling; Server-Side Apply, Transferring ownership.)
 */
final class ReplicasEffect {

  private final Set<ScaledWorkload> scaled = new HashSet<>();
  private final boolean isFlux2;

  ReplicasEffect(Collection<DiffObject> to, boolean isFlux2) {
    this.isFlux2 = isFlux2;
    for (DiffObject object : to) {
      ScaledWorkload workload = ScaledWorkload.of(object.object());
      if (workload != null) {
        scaled.add(workload);
      }
    }
  }

  /** The effect in one line; empty if the number of pods is not taken away. */
  String of(RenderedObject before, RenderedObject after) {
    WorkloadKind kind = WorkloadKind.of(after.apiVersion(), after.kind());
    Object former = ObjectFields.at(before, "spec", "replicas");
    if (kind == null
        || !kind.scales()
        || !(former instanceof Long count)
        || count < 2
        || ObjectFields.at(after, "spec", "replicas") != null) {
      return "";
    }
    boolean isScaled =
        scaled.contains(new ScaledWorkload(after.namespace(), after.kind(), after.name()));
    return "without replicas the workload gets 1 pod once, where no other manager owns the field;"
        + " up to "
        + (count - 1)
        + (count == 2 ? " pod goes" : " pods go")
        + (isScaled ? " until the autoscaler acts. Before, " : ". Before, ")
        + (isFlux2 ? "hand the field over to another manager: " : "remove the field with ")
        + command(after, count);
  }

  private String command(RenderedObject object, long count) {
    String workload = object.kind().toLowerCase(Locale.ROOT) + "/" + object.name();
    if (!isFlux2) {
      return ShellCommand.of(
          List.of("kubectl", "-n", object.namespace(), "apply", "edit-last-applied", workload));
    }
    return "kubectl apply --server-side --force-conflicts --field-manager=handover-to-hpa with a"
        + " manifest of "
        + workload
        + " that has replicas: "
        + count
        + " alone";
  }
}
