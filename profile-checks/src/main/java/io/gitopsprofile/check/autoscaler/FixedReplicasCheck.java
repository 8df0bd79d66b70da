package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.kubernetes.WorkloadKind;
import io.gitopsprofile.model.Manifest;
import io.gitopsprofile.model.workload.Workload;
import io.gitopsprofile.view.FreeFormValues;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.ManifestObjects;
import io.gitopsprofile.view.ScalingObject;
import java.util.List;

/**
 * PRF029: a scaled object sets its own number of replicas. Each sync of Flux would reset the
 * number. (Source: Kubernetes, Horizontal Pod Autoscaling, migrating to horizontal autoscaling.)
 */
final class FixedReplicasCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<ScalingObject> scalers = ScalingObject.all(context);
    for (Located<Workload> part : context.workloads()) {
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
    for (Located<Manifest> part : context.manifests()) {
      Manifest object = part.value();
      WorkloadKind kind = WorkloadKind.of(object.kind());
      if (kind != null
          && kind.scales()
          && FreeFormValues.value(object.object().get("spec"), "replicas") != null) {
        report(
            scalers,
            object.kind(),
            object.name(),
            ManifestObjects.namespace(object),
            part.at("spec"),
            findings);
      }
    }
  }

  private static void report(
      List<ScalingObject> scalers,
      String kind,
      String name,
      String namespace,
      ProfilePath path,
      DiagnosticCollector findings) {
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
                        + Phrases.quoted(name)
                        + " sets replicas, and "
                        + scaler.title()
                        + " scales it: every sync would undo the scaling",
                    "remove replicas; minReplicas of the autoscaler is the least number",
                    Edit.remove(path.key("replicas"))));
  }
}
