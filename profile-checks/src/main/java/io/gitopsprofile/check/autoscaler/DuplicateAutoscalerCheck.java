package io.gitopsprofile.check.autoscaler;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Phrases;
import io.gitopsprofile.view.ScalingObject;
import java.util.List;

/**
 * PRF030: two autoscalers scale the same object. Kubernetes stops both (AmbiguousSelector), and
 * KEDA's webhook rejects the second one.
 */
final class DuplicateAutoscalerCheck implements Check {

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    List<ScalingObject> scalers = ScalingObject.all(context);
    for (int second = 1; second < scalers.size(); second++) {
      for (int first = 0; first < second; first++) {
        if (clash(scalers.get(first), scalers.get(second))) {
          report(scalers.get(first), scalers.get(second), findings);
          break;
        }
      }
    }
  }

  /**
   * Returns true if both scale the same object. Two with the same kind and name are a duplicate
   * object, which is another finding.
   */
  private static boolean clash(ScalingObject first, ScalingObject second) {
    boolean oneObject =
        first.name().equals(second.name()) && first.isScaledObject() == second.isScaledObject();
    return !oneObject
        && !first.targetName().isEmpty()
        && first.scales(second.targetKind(), second.targetName(), second.namespace());
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
