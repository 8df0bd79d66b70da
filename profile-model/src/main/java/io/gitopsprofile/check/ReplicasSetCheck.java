package io.gitopsprofile.check;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.Workload;
import java.util.List;

/**
 * What an autoscaler scales does not say how many replicas it has: each sync of Flux would set the
 * number back. (Kubernetes: Horizontal Pod Autoscaling, migrating to horizontal autoscaling.)
 */
final class ReplicasSetCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    List<Scaler> scalers = Scaler.all(subject);
    for (Part<Workload> part : subject.workloads()) {
      Workload workload = part.value();
      if (workload.replicas() != null) {
        report(
            scalers,
            WorkloadKind.DEPLOYMENT.kind(),
            workload.name(),
            workload.namespace(),
            part.path(),
            findings);
      }
    }
    for (Part<Manifest> part : subject.manifests()) {
      Manifest object = part.value();
      WorkloadKind kind = WorkloadKind.of(object.kind());
      if (kind != null
          && kind.scales()
          && Nested.value(object.object().get("spec"), "replicas") != null) {
        report(
            scalers,
            object.kind(),
            object.name(),
            Manifests.namespace(object),
            part.at("spec"),
            findings);
      }
    }
  }

  private static void report(
      List<Scaler> scalers,
      String kind,
      String name,
      String namespace,
      ProfilePath path,
      Findings findings) {
    scalers.stream()
        .filter(scaler -> scaler.scales(kind, name, namespace))
        .findFirst()
        .ifPresent(
            scaler ->
                findings.add(
                    DiagnosticCode.REPLICAS_SET,
                    path.key("replicas"),
                    kind
                        + " "
                        + Wording.quoted(name)
                        + " sets replicas, and "
                        + scaler.title()
                        + " scales it: every sync would undo the scaling",
                    "remove replicas; minReplicas of the autoscaler is the least number"));
  }
}
