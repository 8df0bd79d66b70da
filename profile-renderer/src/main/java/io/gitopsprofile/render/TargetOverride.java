package io.gitopsprofile.render;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.InvalidValueException;
import io.gitopsprofile.model.KubernetesVersion;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run replaces in the profile's {@code target}, as given on a command line.
 *
 * @param flux {@code v1} or {@code v2}; null keeps the profile's
 * @param kubernetes a version such as {@code 1.29}; null keeps the profile's
 */
public record TargetOverride(@Nullable String flux, @Nullable String kubernetes) {

  /** Keeps the profile's target. */
  public static final TargetOverride NONE = new TargetOverride(null, null);

  private static final ProfilePath TARGET = ProfilePath.ROOT.key("target");

  /**
   * The profile with its target replaced.
   *
   * @throws ProfileException if a value is none that a target can have
   */
  Profile applyTo(Profile profile) {
    if (flux == null && kubernetes == null) {
      return profile;
    }
    List<Diagnostic> problems = new ArrayList<>();
    Target target = profile.target();
    KubernetesVersion version =
        kubernetes == null ? target.kubernetes() : version(kubernetes, problems);
    Flux generation = flux == null ? target.flux() : generation(flux, problems);
    if (version == null || generation == null) {
      throw new ProfileException(problems);
    }
    return profile.withTarget(
        new Target(version, generation, target.hpa(), target.metrics(), target.featureGates()));
  }

  /** Whether the value at this path is this run's, and not the file's. */
  boolean replaces(ProfilePath path) {
    return (flux != null && path.equals(TARGET.key("flux")))
        || (kubernetes != null && path.equals(TARGET.key("kubernetes")));
  }

  /** A finding about a value of this run: the file has nothing to correct. */
  Diagnostic explain(Diagnostic diagnostic) {
    boolean generation = diagnostic.path().equals(TARGET.key("flux"));
    String value = generation ? "Flux " + flux : "Kubernetes " + kubernetes;
    return Diagnostic.of(
        diagnostic.code(),
        diagnostic.message() + " (the target was set to " + value + " for this run)",
        diagnostic.fix(),
        diagnostic.path());
  }

  private static @Nullable KubernetesVersion version(String text, List<Diagnostic> problems) {
    try {
      return KubernetesVersion.of(text);
    } catch (InvalidValueException e) {
      InvalidValueException.Problem problem = e.problems().get(0);
      problems.add(
          Diagnostic.of(
              DiagnosticCode.BAD_VALUE,
              "the target was set to Kubernetes \""
                  + text
                  + "\" for this run: "
                  + problem.message(),
              problem.fix(),
              TARGET.key("kubernetes")));
      return null;
    }
  }

  private static @Nullable Flux generation(String text, List<Diagnostic> problems) {
    for (Flux generation : Flux.values()) {
      if (generation.toString().equals(text)) {
        return generation;
      }
    }
    problems.add(
        Diagnostic.of(
            DiagnosticCode.BAD_VALUE,
            "the target was set to Flux \"" + text + "\" for this run, which is not a generation",
            "use v1 or v2",
            TARGET.key("flux")));
    return null;
  }
}
