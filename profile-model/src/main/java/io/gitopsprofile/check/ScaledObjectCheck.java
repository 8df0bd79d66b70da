package io.gitopsprofile.check;

import static io.gitopsprofile.check.Wording.quoted;
import static java.util.Objects.requireNonNull;

import io.gitopsprofile.check.Subject.Part;
import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.Chart;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.HelmRelease;
import io.gitopsprofile.model.Profile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * PRF078: the cluster does not take the ScaledObject. KEDA's webhook refuses it, since the
 * HorizontalPodAutoscaler that it makes of it would have a name of more than 63 characters, or
 * there is a fallback for CPU and memory alone. Or Flux v2 applies it in one go with KEDA's
 * release, or with what that waits for, and then applies neither, since the release has yet to
 * bring the kind. (Source: KEDA, apis/keda/v1alpha1/scaledobject_webhook.go; fluxcd/pkg,
 * ssa/manager_apply.go.)
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
            "remove it, or add a metric from Prometheus",
            Edit.remove(part.at("fallback")));
      }
    }
  }

  private static void checkDirectory(Part<Autoscaler> part, Profile profile, Findings findings) {
    HelmRelease keda = profile.target().flux() == Flux.V2 ? profile.metricsRelease() : null;
    if (keda == null) {
      return;
    }
    String directory = profile.directoryOf(part.value().namespace()).text();
    String autoscaler = "with autoscaler " + quoted(part.value().name());
    if (directory.equals(profile.directoryOf(keda.namespace()).text())) {
      boolean isOwn = profile.kedaRelease() != null;
      findings.add(
          DiagnosticCode.SCALED_OBJECT,
          part.at("namespace"),
          "Flux v2 applies "
              + directory
              + " in one go, "
              + autoscaler
              + " and the release "
              + quoted(keda.name())
              + " that brings the kind ScaledObject, so it applies neither",
          isOwn
              ? "put KEDA into a namespace of its own, by keda.namespace"
              : "put the release " + quoted(keda.name()) + " into a namespace of its own");
    } else if (waitsFor(directory, keda, profile)) {
      findings.add(
          DiagnosticCode.SCALED_OBJECT,
          part.at("namespace"),
          "Flux v2 applies "
              + directory
              + ", "
              + autoscaler
              + ", only when the release "
              + quoted(keda.name())
              + " has brought the kind ScaledObject, and that waits for what is in "
              + directory,
          "let "
              + quoted(keda.name())
              + " wait for nothing in this namespace, in dependsOn or chart");
    }
  }

  /** Whether a release, or one that it depends on, needs an object that lies in a directory. */
  private static boolean waitsFor(String directory, HelmRelease release, Profile profile) {
    Map<String, HelmRelease> releases = new HashMap<>();
    profile.releases().forEach(it -> releases.put(ReleaseReferences.id(it), it));
    releases.put(ReleaseReferences.id(release), release);
    Set<String> needed = new HashSet<>();
    for (String id : ReleaseReferences.withDependencies(ReleaseReferences.id(release), releases)) {
      HelmRelease next = requireNonNull(releases.get(id));
      needed.add(next.namespace());
      if (next.chart() instanceof Chart.Reference chart && chart.namespace() != null) {
        needed.add(chart.namespace());
      }
    }
    return needed.stream().map(it -> profile.directoryOf(it).text()).anyMatch(directory::equals);
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
