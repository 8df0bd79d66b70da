package io.gitopsprofile.render;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.model.BuilderStyle;
import io.gitopsprofile.model.Charts;
import io.gitopsprofile.model.Flux;
import io.gitopsprofile.model.MetricsSource;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.Target;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.KubernetesVersion;
import java.util.ArrayList;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Values of the profile's {@code target} that a command line replaces for one run.
 *
 * @param flux {@code v1} or {@code v2}; null keeps the profile's
 * @param kubernetes a version such as {@code 1.29}; null keeps the profile's
 * @param metrics {@code adapter} or {@code keda}; null keeps the profile's
 * @param charts {@code as-written} or {@code maintained}; null keeps the profile's
 */
@BuilderStyle
@Value.Builder
public record TargetOverride(
    @Nullable String flux,
    @Nullable String kubernetes,
    @Nullable String metrics,
    @Nullable String charts) {

  /** The override that keeps the profile's target. */
  public static final TargetOverride NONE = new TargetOverride(null, null, null, null);

  private static final ProfilePath TARGET = ProfilePath.ROOT.key("target");

  /**
   * The profile with its target replaced.
   *
   * @throws ProfileException if a value is not valid for a target
   */
  public Profile applyTo(Profile profile) {
    if (flux == null && kubernetes == null && metrics == null && charts == null) {
      return profile;
    }
    List<Diagnostic> problems = new ArrayList<>();
    Target target = profile.target();
    KubernetesVersion version =
        kubernetes == null ? target.kubernetes() : version(kubernetes, problems);
    Flux generation =
        flux == null ? target.flux() : word(Flux.values(), flux, "flux", "Flux", problems);
    MetricsSource source =
        metrics == null
            ? target.metrics()
            : word(MetricsSource.values(), metrics, "metrics", "the metrics", problems);
    Charts line =
        charts == null
            ? target.charts()
            : word(Charts.values(), charts, "charts", "the charts", problems);
    if (version == null || generation == null || !problems.isEmpty()) {
      throw new ProfileException(problems);
    }
    boolean moves = target.flux() == Flux.V1 && generation == Flux.V2;
    boolean toFlux1 = target.flux() == Flux.V2 && generation == Flux.V1;
    return profile.withTarget(
        target.toBuilder()
            .movedFrom(moves ? Flux.V1 : (toFlux1 ? null : target.movedFrom()))
            .fluxVersion(toFlux1 ? null : target.fluxVersion())
            .kubernetes(version)
            .flux(generation)
            .metrics(source)
            .charts(line)
            .build());
  }

  /** True if this run sets the value at a path, not the file. */
  boolean replaces(ProfilePath path) {
    return (flux != null && isIn(path, "flux"))
        || (kubernetes != null && isIn(path, "kubernetes"))
        || (metrics != null && isIn(path, "metrics"))
        || (charts != null && isIn(path, "charts"));
  }

  /**
   * True if the path is the key itself, or the default KEDA release, which is reported below {@code
   * target.metrics}.
   */
  private static boolean isIn(ProfilePath path, String key) {
    List<Object> steps = path.steps();
    return steps.size() > 1 && steps.get(0).equals("target") && steps.get(1).equals(key);
  }

  /** Explains a diagnostic about a value of this run, which the file cannot correct. */
  Diagnostic explain(Diagnostic diagnostic) {
    ProfilePath path = diagnostic.path();
    String value =
        isIn(path, "flux")
            ? "Flux " + flux
            : isIn(path, "metrics")
                ? "the metrics " + metrics
                : isIn(path, "charts") ? "the charts " + charts : "Kubernetes " + kubernetes;
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

  private static <T extends Enum<T>> @Nullable T word(
      T[] words, String text, String key, String called, List<Diagnostic> problems) {
    for (T word : words) {
      if (word.toString().equals(text)) {
        return word;
      }
    }
    Charts renamed = words instanceof Charts[] ? Charts.formerly(text) : null;
    if (renamed != null) {
      problems.add(
          Diagnostic.of(
              DiagnosticCode.BAD_VALUE,
              "the target was set to "
                  + called
                  + " \""
                  + text
                  + "\" for this run, which is now called "
                  + renamed,
              "use " + renamed,
              TARGET.key(key)));
      return null;
    }
    problems.add(
        Diagnostic.of(
            DiagnosticCode.BAD_VALUE,
            "the target was set to "
                + called
                + " \""
                + text
                + "\" for this run; the value is unknown",
            "use " + words[0] + " or " + words[1],
            TARGET.key(key)));
    return null;
  }

  /** Starts an override; every component is optional. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns a builder that holds these values. */
  public Builder toBuilder() {
    return new Builder().from(this);
  }

  /** Builder for {@link TargetOverride}; its {@code @param} tags describe the components. */
  public static final class Builder extends TargetOverrideBuilder {
    Builder() {}
  }
}
