package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.Metric;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricFacts;
import io.gitopsprofile.view.ObjectField;
import io.gitopsprofile.view.ProfileObject;
import java.util.List;

/**
 * PRF032: the replica bounds of an autoscaler are invalid: less than one pod, or the minimum above
 * the maximum. A minimum of zero needs an object or external metric and, without KEDA, the feature
 * gate HPAScaleToZero. The targets of a manifest are compared with the limits of the API server,
 * too. (Source: Kubernetes, pkg/apis/autoscaling/validation.)
 */
final class ReplicaBoundsCheck implements Check {

  private static final String GATE = "HPAScaleToZero";

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    boolean toZero = context.profile().target().featureGates().contains(GATE);
    for (ProfileObject object : context.objects().ofKind("HorizontalPodAutoscaler")) {
      if (object.isManifest()) {
        ofManifest(object, findings);
        zeroOfManifest(object, toZero, findings);
        targetsOfManifest(object, findings);
      }
    }
    for (Located<Autoscaler> part : context.autoscalers()) {
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
      if (context.profile().target().usesKeda()) {
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
            "set minReplicas to 1 or more",
            measuredWithoutPods(autoscaler) ? null : Edit.set(part.at("minReplicas"), 1));
      }
    }
  }

  /** Reports the bounds of a HorizontalPodAutoscaler among the manifests. */
  private static void ofManifest(ProfileObject object, DiagnosticCollector findings) {
    Long least = object.field("spec", "minReplicas").number();
    Long most = object.field("spec", "maxReplicas").number();
    if (most != null && most < 1) {
      findings.add(
          DiagnosticCode.AUTOSCALER_BOUNDS,
          object.at("spec", "maxReplicas"),
          object.title() + " has maxReplicas " + most + ", and needs at least 1",
          "set maxReplicas to the greatest number of pods");
    } else if (least != null && most != null && least > most) {
      findings.add(
          DiagnosticCode.AUTOSCALER_BOUNDS,
          object.at("spec", "minReplicas"),
          object.title() + " has minReplicas " + least + ", above its maxReplicas " + most,
          "lower minReplicas or raise maxReplicas");
    }
  }

  /** Reports a minimum of zero that the API server refuses, or that nothing leaves again. */
  private static void zeroOfManifest(
      ProfileObject object, boolean toZero, DiagnosticCollector findings) {
    ObjectField least = object.field("spec", "minReplicas");
    boolean measured = false;
    for (ObjectField metric : object.field("spec", "metrics").elements()) {
      measured |= metric.in("object").isPresent() || metric.in("external").isPresent();
    }
    if (Long.valueOf(0).equals(least.number()) && !(toZero && measured)) {
      findings.add(
          DiagnosticCode.AUTOSCALER_BOUNDS,
          least.path(),
          object.title()
              + " has minReplicas 0, which needs the feature gate "
              + GATE
              + " and an object or external metric",
          "set minReplicas to 1 or more",
          measured ? null : Edit.set(least.path(), 1));
    }
  }

  /** Reports targets that the API server refuses. */
  private static void targetsOfManifest(ProfileObject object, DiagnosticCollector findings) {
    for (ObjectField metric : object.field("spec", "metrics").elements()) {
      for (String type : List.of("resource", "containerResource")) {
        ObjectField share = metric.in(type, "target", "averageUtilization");
        Long percent = share.number();
        if (percent != null && percent < 1) {
          findings.add(
              DiagnosticCode.AUTOSCALER_BOUNDS,
              share.path(),
              object.title() + " has averageUtilization " + percent + ", and needs at least 1",
              "write the share of the requests in percent, such as 70");
        }
      }
      ObjectField target = metric.in("pods", "target");
      if (target.isPresent() && !target.in("averageValue").isPresent()) {
        findings.add(
            DiagnosticCode.AUTOSCALER_BOUNDS,
            target.path(),
            object.title() + " has a metric of pods without averageValue in its target",
            "write target: {type: AverageValue, averageValue: <the value a pod>}");
      }
    }
  }

  /**
   * Reports a minimum of zero without a metric that can start the first pod. KEDA starts that pod
   * when a metric is above 0, and a pod metric does not exist without pods. (Source: KEDA,
   * pkg/scalers/prometheus_scaler.go, activationThreshold.)
   */
  private static void checkZeroOfKeda(Located<Autoscaler> part, DiagnosticCollector findings) {
    Integer least = part.value().minReplicas();
    if (least != null && least == 0 && !measuredWithoutPods(part.value())) {
      findings.add(
          DiagnosticCode.AUTOSCALER_BOUNDS,
          part.at("minReplicas"),
          "autoscaler "
              + quoted(part.value().name())
              + " has minReplicas 0, and all of its metrics are of the pods themselves: without"
              + " pods they are 0, and KEDA never starts the first one again",
          "set minReplicas to 1 or more, or add an object or external metric",
          Edit.set(part.at("minReplicas"), 1));
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
