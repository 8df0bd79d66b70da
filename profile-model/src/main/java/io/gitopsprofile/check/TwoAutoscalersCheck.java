package io.gitopsprofile.check;

import java.util.List;

/**
 * One object has one autoscaler: two work against each other, and Kubernetes stops both
 * (AmbiguousSelector); KEDA's webhook refuses the second.
 */
final class TwoAutoscalersCheck implements Check {

  @Override
  public void run(Subject subject, Findings findings) {
    List<Scaler> scalers = Scaler.all(subject);
    for (int second = 1; second < scalers.size(); second++) {
      for (int first = 0; first < second; first++) {
        if (clash(scalers.get(first), scalers.get(second))) {
          report(scalers.get(first), scalers.get(second), findings);
          break;
        }
      }
    }
  }

  /** Two of one name are one object that stands in the profile twice: another finding. */
  private static boolean clash(Scaler first, Scaler second) {
    boolean oneObject =
        first.name().equals(second.name()) && first.isScaledObject() == second.isScaledObject();
    return !oneObject
        && !first.targetName().isEmpty()
        && first.scales(second.targetKind(), second.targetName(), second.namespace());
  }

  private static void report(Scaler first, Scaler second, Findings findings) {
    findings.add(
        DiagnosticCode.TWO_AUTOSCALERS,
        second.targetPath(),
        second.title()
            + " scales "
            + second.targetKind()
            + " "
            + Wording.quoted(second.targetName())
            + " in namespace "
            + Wording.quoted(second.namespace())
            + ", which "
            + first.title()
            + " scales too",
        "give one autoscaler the metrics of both; the metric that asks for most pods wins");
  }
}
