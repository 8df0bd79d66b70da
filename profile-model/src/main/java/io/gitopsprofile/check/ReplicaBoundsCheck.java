package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Metric;

/**
 * The bounds of an autoscaler: at least one pod, and the least number not above the greatest. Zero
 * needs an object or external metric, and but for KEDA the feature gate HPAScaleToZero.
 * (Kubernetes: pkg/apis/autoscaling/validation.)
 */
final class ReplicaBoundsCheck implements Check {

  private static final String GATE = "HPAScaleToZero";

  @Override
  public void run(Subject subject, Findings findings) {
    boolean toZero = subject.profile().target().featureGates().contains(GATE);
    for (Part<Autoscaler> part : subject.autoscalers()) {
      Autoscaler autoscaler = part.value();
      Integer least = autoscaler.minReplicas();
      String title = "autoscaler " + quoted(autoscaler.name());
      if (autoscaler.maxReplicas() < 1) {
        findings.add(
            DiagnosticCode.AUTOSCALER_BOUNDS,
            part.at("maxReplicas"),
            title + " has maxReplicas " + autoscaler.maxReplicas() + ", and needs at least 1",
            "set maxReplicas to the greatest number of pods");
      } else if (least != null && least > autoscaler.maxReplicas()) {
        findings.add(
            DiagnosticCode.AUTOSCALER_BOUNDS,
            part.at("minReplicas"),
            title
                + " has minReplicas "
                + least
                + ", above its maxReplicas "
                + autoscaler.maxReplicas(),
            "lower minReplicas or raise maxReplicas");
      }
      if (subject.profile().target().usesKeda()) {
        checkZeroOfKeda(part, findings);
      } else if (least != null && least == 0 && !(toZero && measuredWithoutPods(autoscaler))) {
        findings.add(
            DiagnosticCode.AUTOSCALER_BOUNDS,
            part.at("minReplicas"),
            title
                + " has minReplicas 0, which needs "
                + (toZero
                    ? "an object or external metric: without pods no other has a value"
                    : "the feature gate " + GATE + " and an object or external metric"),
            "set minReplicas to 1 or more");
      }
    }
  }

  /**
   * KEDA starts the first pod where a metric is above 0, and a metric of the pods is not there
   * without them. (Source: KEDA, pkg/scalers/prometheus_scaler.go, activationThreshold.)
   */
  private static void checkZeroOfKeda(Part<Autoscaler> part, Findings findings) {
    Integer least = part.value().minReplicas();
    if (least != null && least == 0 && !measuredWithoutPods(part.value())) {
      findings.add(
          DiagnosticCode.AUTOSCALER_BOUNDS,
          part.at("minReplicas"),
          "autoscaler "
              + quoted(part.value().name())
              + " has minReplicas 0, and all of its metrics are of the pods themselves: without pods"
              + " they are 0, and KEDA never starts the first one again",
          "set minReplicas to 1 or more, or add an object or external metric");
    }
  }

  private static boolean measuredWithoutPods(Autoscaler autoscaler) {
    boolean isMeasured = false;
    for (Metric metric : autoscaler.metrics()) {
      isMeasured |= !MetricFacts.of(metric).ofPods();
    }
    return isMeasured;
  }
}
