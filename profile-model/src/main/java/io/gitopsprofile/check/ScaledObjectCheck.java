package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;

/**
 * PRF075: KEDA's webhook refuses the ScaledObject: the HorizontalPodAutoscaler that it makes of it
 * would have a name of more than 63 characters, or there is a fallback for CPU and memory alone.
 * (Source: KEDA, apis/keda/v1alpha1/scaledobject_webhook.go.)
 */
final class ScaledObjectCheck implements Check {

  private static final String PREFIX = "keda-hpa-";
  private static final int LONGEST = 63;

  @Override
  public void run(Subject subject, Findings findings) {
    if (!subject.profile().target().usesKeda()) {
      return;
    }
    for (Part<Autoscaler> part : subject.autoscalers()) {
      Autoscaler autoscaler = part.value();
      String name = autoscaler.name();
      if (PREFIX.length() + name.length() > LONGEST) {
        findings.add(
            DiagnosticCode.SCALED_OBJECT,
            part.at("name"),
            "KEDA makes the HorizontalPodAutoscaler "
                + quoted(PREFIX + name)
                + " of autoscaler "
                + quoted(name)
                + ", a name of more than "
                + LONGEST
                + " characters",
            "give it a name of at most " + (LONGEST - PREFIX.length()) + " characters");
      }
      if (autoscaler.fallback() != null && !asksPrometheus(autoscaler)) {
        findings.add(
            DiagnosticCode.SCALED_OBJECT,
            part.at("fallback"),
            "autoscaler "
                + quoted(name)
                + " has a fallback, and scales on CPU and memory alone, for which KEDA has none",
            "remove it, or add a metric from Prometheus");
      }
    }
  }

  /** Whether one of its triggers is not CPU or memory. */
  static boolean asksPrometheus(Autoscaler autoscaler) {
    boolean asks = false;
    for (var metric : autoscaler.metrics()) {
      asks |= !Metrics.isResource(metric);
    }
    return asks;
  }
}
