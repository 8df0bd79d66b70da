package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Profile;

/**
 * PRF078: the cluster does not take the ScaledObject. KEDA's webhook refuses it, since the
 * HorizontalPodAutoscaler that it makes of it would have a name of more than 63 characters, or
 * there is a fallback for CPU and memory alone. Or Flux v2 applies it in one go with KEDA's
 * release, and then applies neither, since the release has yet to bring the kind. (Source: KEDA,
 * apis/keda/v1alpha1/scaledobject_webhook.go; fluxcd/pkg, ssa/manager_apply.go.)
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
      checkDirectory(part, subject.profile(), findings);
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

  private static void checkDirectory(Part<Autoscaler> part, Profile profile, Findings findings) {
    HelmRelease keda = profile.target().flux() == Flux.V2 ? profile.metricsRelease() : null;
    String directory = profile.directoryOf(part.value().namespace()).text();
    if (keda != null && directory.equals(profile.directoryOf(keda.namespace()).text())) {
      findings.add(
          DiagnosticCode.SCALED_OBJECT,
          part.at("namespace"),
          "Flux v2 applies "
              + directory
              + " in one go, with autoscaler "
              + quoted(part.value().name())
              + " and the release "
              + quoted(keda.name())
              + " that brings the kind ScaledObject, so it applies neither",
          "put KEDA into a namespace of its own, by keda.namespace");
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
