package io.gitopsprofile.check.autoscaler;

import static io.gitopsprofile.diagnostic.Phrases.quoted;
import static java.util.Objects.requireNonNull;

import io.gitopsprofile.check.core.Check;
import io.gitopsprofile.check.core.CheckContext;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.flux.ReleaseGraph;
import io.gitopsprofile.keda.CreatedAutoscaler;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.NamespaceDirectories;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.release.Chart;
import io.gitopsprofile.model.release.HelmRelease;
import io.gitopsprofile.view.Located;
import io.gitopsprofile.view.MetricPaths;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PRF078: the cluster rejects the ScaledObject. KEDA's webhook rejects it if the generated
 * HorizontalPodAutoscaler would have a name of more than 63 characters, or if there is a fallback
 * for CPU and memory alone. Flux v2 rejects a ScaledObject that it applies together with KEDA's
 * release, or with a release that depends on it, because the release has yet to install the kind;
 * then it applies neither. (Source: KEDA, apis/keda/v1alpha1/scaledobject_webhook.go; fluxcd/pkg,
 * ssa/manager_apply.go.)
 */
final class ScaledObjectCheck implements Check {

  private static final int LONGEST = 63;

  @Override
  public void run(CheckContext context, DiagnosticCollector findings) {
    if (!context.profile().target().usesKeda()) {
      return;
    }
    Profile profile = context.profile();
    NamespaceDirectories directories = new NamespaceDirectories(profile);
    Installation keda = installation(profile, directories);
    for (Located<Autoscaler> part : context.autoscalers()) {
      Autoscaler autoscaler = part.value();
      String name = autoscaler.name();
      String created = CreatedAutoscaler.name(name);
      if (created.length() > LONGEST) {
        findings.add(
            DiagnosticCode.SCALED_OBJECT,
            part.at("name"),
            "KEDA makes the HorizontalPodAutoscaler "
                + quoted(created)
                + " of autoscaler "
                + quoted(name)
                + ", a name of more than "
                + LONGEST
                + " characters",
            "give it a name of at most "
                + (LONGEST - CreatedAutoscaler.name("").length())
                + " characters");
      }
      if (keda != null) {
        String directory = directories.of(autoscaler.namespace()).text();
        checkDirectory(part, directory, keda, findings);
      }
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

  /**
   * The release that brings KEDA, as Flux v2 applies it.
   *
   * @param name the release's name
   * @param own true if the profile's {@code keda} describes the release
   * @param directory the directory of the release
   * @param needed the directories of which the release, or one that it depends on, needs an object
   */
  private record Installation(String name, boolean own, String directory, Set<String> needed) {}

  private static @Nullable Installation installation(
      Profile profile, NamespaceDirectories directories) {
    HelmRelease keda = profile.target().flux() == Flux.V2 ? profile.metricsRelease() : null;
    return keda == null
        ? null
        : new Installation(
            keda.name(),
            profile.kedaRelease() != null,
            directories.of(keda.namespace()).text(),
            needed(keda, profile, directories));
  }

  private static void checkDirectory(
      Located<Autoscaler> part, String directory, Installation keda, DiagnosticCollector findings) {
    String autoscaler = "with autoscaler " + quoted(part.value().name());
    if (directory.equals(keda.directory())) {
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
          keda.own()
              ? "put KEDA into a namespace of its own, by keda.namespace"
              : "put the release " + quoted(keda.name()) + " into a namespace of its own");
    } else if (keda.needed().contains(directory)) {
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

  /** Returns the directories of the objects that a release, or one that it depends on, needs. */
  private static Set<String> needed(
      HelmRelease release, Profile profile, NamespaceDirectories directories) {
    Map<String, HelmRelease> releases = new HashMap<>();
    profile.releases().forEach(it -> releases.put(ReleaseGraph.id(it), it));
    releases.put(ReleaseGraph.id(release), release);
    Set<String> needed = new HashSet<>();
    for (String id : ReleaseGraph.withDependencies(ReleaseGraph.id(release), releases)) {
      HelmRelease next = requireNonNull(releases.get(id));
      needed.add(directories.of(next.namespace()).text());
      if (next.chart() instanceof Chart.Reference chart && chart.namespace() != null) {
        needed.add(directories.of(chart.namespace()).text());
      }
    }
    return needed;
  }

  /** Returns true if the autoscaler has a trigger other than CPU and memory. */
  static boolean asksPrometheus(Autoscaler autoscaler) {
    boolean asks = false;
    for (var metric : autoscaler.metrics()) {
      asks |= !MetricPaths.isResource(metric);
    }
    return asks;
  }
}
