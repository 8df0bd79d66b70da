package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.PodTemplate;
import io.gitopsprofile.view.ScalingObject;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * PRF029: a scaled object sets its own number of replicas. Each sync of Flux would reset the
 * number. (Source: Kubernetes, Horizontal Pod Autoscaling, migrating to horizontal autoscaling.)
 */
final class FixedReplicasCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Map<String, ScalingObject> scalers = new LinkedHashMap<>();
    for (ScalingObject scaler : ScalingObject.all(context.objects())) {
      scalers.putIfAbsent(scaler.target(), scaler);
    }
    for (ScalingObject scaler : scalers.values()) {
      PodTemplate pods = scaler.pods(context.objects());
      if (pods != null && pods.kind().scales()) {
        ObjectField replicas = pods.object().field("spec", "replicas");
        if (replicas.isPresent()) {
          report(scaler, replicas, findings);
        }
      }
    }
  }

  private static void report(
      ScalingObject scaler, ObjectField replicas, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.REPLICAS_SET,
        replicas.path(),
        scaler.targetKind()
            + " "
            + Phrases.quoted(scaler.targetName())
            + " sets replicas, and "
            + scaler.title()
            + " scales it: every sync would undo the scaling",
        "remove replicas; minReplicas of the autoscaler is the least number",
        Edit.remove(replicas.path()));
  }
}
