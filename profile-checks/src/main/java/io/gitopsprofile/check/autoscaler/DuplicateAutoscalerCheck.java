package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.view.ScalingObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PRF030: two autoscalers scale the same object. Kubernetes stops both (AmbiguousSelector), and
 * KEDA's webhook rejects the second one.
 */
final class DuplicateAutoscalerCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    Map<String, List<ScalingObject>> scalers = new HashMap<>();
    for (ScalingObject second : ScalingObject.all(context.objects())) {
      List<ScalingObject> earlier = scalers.get(second.target());
      if (earlier == null) {
        earlier = new ArrayList<>(1);
        scalers.put(second.target(), earlier);
      }
      for (ScalingObject first : earlier) {
        if (!second.targetName().isEmpty() && !isOneObject(first, second)) {
          report(first, second, findings);
          break;
        }
      }
      earlier.add(second);
    }
  }

  /**
   * True for two autoscalers with the same name, which are the same object twice: another finding.
   */
  private static boolean isOneObject(ScalingObject first, ScalingObject second) {
    return first.object().name().equals(second.object().name())
        && first.isScaledObject() == second.isScaledObject();
  }

  private static void report(
      ScalingObject first, ScalingObject second, DiagnosticCollector findings) {
    findings.add(
        DiagnosticCode.TWO_AUTOSCALERS,
        second.targetPath(),
        second.title()
            + " scales "
            + second.targetKind()
            + " "
            + Phrases.quoted(second.targetName())
            + " in namespace "
            + Phrases.quoted(second.namespace())
            + ", which "
            + first.title()
            + " scales too",
        "give one autoscaler the metrics of both; the metric that asks for most pods wins");
  }
}
