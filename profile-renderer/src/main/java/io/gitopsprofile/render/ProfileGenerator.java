package io.gitopsprofile.render;

import io.gitopsprofile.adapter.AdapterAnalysis;
import io.gitopsprofile.check.Acceptances;
import io.gitopsprofile.check.ProfileChecks;
import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCollector;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.ReadFleet;
import io.gitopsprofile.read.ReadProfile;
import io.gitopsprofile.render.patched.PatchPaths;
import io.gitopsprofile.render.patched.PatchedProfile;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.trial.TriedAutoscaler;
import io.gitopsprofile.upgrade.ChartUpgrade;
import io.gitopsprofile.view.ProfileObjects;
import io.gitopsprofile.view.ProfileParts;
import io.gitopsprofile.view.ReleaseValues;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads, checks and renders a profile: a file in, a tree in memory out. No disk is written. */
public final class ProfileGenerator {

  private final ProfileReader reader = new ProfileReader();

  /**
   * Renders a profile file. The trees of environments are one tree here, each below its folder; a
   * {@link FleetGenerator} renders one at a time.
   *
   * @param profile the file, for example {@code profile.yaml}
   * @param override what to replace in its target
   * @throws ProfileException if the profile has an error; it carries all findings of the run
   */
  public GenerationResult generate(Path profile, TargetOverride override) {
    return generate(reader.fleet(profile), override);
  }

  /**
   * Renders a profile from text.
   *
   * @param yaml the document
   * @param name what diagnostics call it, such as {@code profile.yaml}
   * @param directory where the manifest files lie that it names
   * @param override what to replace in its target
   * @throws ProfileException if the profile has an error; it carries all findings of the run
   */
  public GenerationResult generate(
      String yaml, String name, Path directory, TargetOverride override) {
    return generate(reader.fleet(yaml, name, directory), override);
  }

  /**
   * Renders a profile that was built in Java.
   *
   * @throws ProfileException if the profile has an error; it carries all findings of the run
   */
  public GenerationResult generate(Profile profile) {
    return generate(profile, UnaryOperator.identity(), Map.of(), TargetOverride.NONE, List.of());
  }

  /**
   * Reads the autoscalers of a profile for trials of a load.
   *
   * @param profile the file, for example {@code profile.yaml}
   * @param override what to replace in its target
   * @throws ProfileException if the profile cannot be read
   */
  public List<TriedAutoscaler> autoscalers(Path profile, TargetOverride override) {
    return autoscalers(override.applyTo(reader.read(profile).profile()));
  }

  /** Reads the autoscalers of a profile that was built in Java, for trials of a load. */
  public List<TriedAutoscaler> autoscalers(Profile written) {
    Profile profile =
        written.target().hasMaintainedCharts() ? ChartUpgrade.of(written).profile() : written;
    ProfileRenderer.Rendering rendering = ProfileRenderer.attemptParts(profile);
    ProfileParts parts = parts(profile, rendering.objects());
    return TriedAutoscaler.all(
        parts, rendering.objects(), new AdapterAnalysis(parts, rendering.objects()));
  }

  private static ProfileParts parts(Profile profile, ProfileObjects objects) {
    Profile effective = PatchedProfile.of(profile, objects, new DiagnosticCollector());
    return new ProfileParts(ReleaseValues.withNames(effective));
  }

  /**
   * Reads a profile for a report; an error of a check does not end the run.
   *
   * @param profile the file, for example {@code profile.yaml}
   * @param override what to replace in its target
   * @throws ProfileException if the profile cannot be read
   */
  public ProfileSurvey survey(Path profile, TargetOverride override) {
    return survey(reader.read(profile), override);
  }

  /**
   * Reads a profile from text for a report; an error of a check does not end the run.
   *
   * @param yaml the document
   * @param name what places call it, such as {@code profile.yaml}
   * @param directory where the manifest files lie that it names
   * @param override what to replace in its target
   * @throws ProfileException if the profile cannot be read
   */
  public ProfileSurvey survey(String yaml, String name, Path directory, TargetOverride override) {
    return survey(reader.fleet(yaml, name, directory).only(), override);
  }

  static ProfileSurvey survey(ReadProfile read, TargetOverride override) {
    Examined examined =
        examine(override.applyTo(read.profile()), places(read, override), read.findings());
    ProfileObjects objects = examined.rendering().objects();
    return new ProfileSurvey(
        parts(examined.profile(), objects),
        objects,
        examined.findings(),
        path -> read.sources().position(path));
  }

  /**
   * Surveys a profile that was read from an existing tree, with the findings of {@link #check}.
   *
   * @param findings the findings at their places
   * @param places the place of a value in the tree's files
   */
  public ProfileSurvey survey(
      Profile profile,
      List<Diagnostic> findings,
      Function<ProfilePath, @Nullable SourcePosition> places) {
    ProfileObjects objects = ProfileRenderer.attemptParts(profile).objects();
    return new ProfileSurvey(parts(profile, objects), objects, findings, places);
  }

  private static GenerationResult generate(ReadFleet read, TargetOverride override) {
    return read.hasEnvironments()
        ? FleetTree.of(FleetGenerator.of(read, override))
        : generate(read.only(), override);
  }

  static GenerationResult generate(ReadProfile read, TargetOverride override) {
    return generate(
        override.applyTo(read.profile()),
        places(read, override),
        read.files(),
        override,
        read.findings());
  }

  private static UnaryOperator<Diagnostic> places(ReadProfile read, TargetOverride override) {
    return found ->
        override.replaces(found.path()) ? override.explain(found) : read.sources().locate(found);
  }

  /**
   * Checks a profile that was read from an existing tree, which has its own Kustomizations, and
   * returns all findings in printing order; errors do not end the run.
   *
   * @param places adds the place in the tree's files to a finding with a path
   */
  public List<Diagnostic> check(Profile profile, UnaryOperator<Diagnostic> places) {
    List<Diagnostic> found = new ArrayList<>();
    check(profile, ProfileRenderer.attemptParts(profile), found);
    return sorted(found, profile, places);
  }

  /** Renders a profile in memory as far as possible, without checks; errors do not end the run. */
  public RenderedTree attempt(Profile profile) {
    return ProfileRenderer.attempt(profile).tree();
  }

  /** Renders as {@link #attempt}, without the Kustomizations that apply the parts. */
  public RenderedTree attemptParts(Profile profile) {
    return ProfileRenderer.attemptParts(profile).tree();
  }

  private static void check(
      Profile profile, ProfileRenderer.Rendering rendering, List<Diagnostic> found) {
    found.addAll(rendering.problems());
    DiagnosticCollector patched = new DiagnosticCollector();
    Profile effective = PatchedProfile.of(profile, rendering.objects(), patched);
    found.addAll(patched.all());
    PatchPaths places = new PatchPaths(profile, effective);
    for (Diagnostic finding : ProfileChecks.of(effective, rendering.objects())) {
      Diagnostic diagnostic = places.place(finding);
      if (!isAmong(rendering.problems(), diagnostic)) {
        found.add(diagnostic);
      }
    }
  }

  /** The findings that the profile does not accept, at their places and in printing order. */
  private static List<Diagnostic> sorted(
      List<Diagnostic> found, Profile written, UnaryOperator<Diagnostic> locate) {
    CredentialMasking hidden = new CredentialMasking(found, locate);
    List<Diagnostic> findings = new ArrayList<>();
    for (Diagnostic finding : Acceptances.applyTo(found, written)) {
      findings.add(hidden.hide(locate.apply(finding)));
    }
    findings.sort(Diagnostic.BY_PLACE);
    return eachOnce(findings);
  }

  private static GenerationResult generate(
      Profile written,
      UnaryOperator<Diagnostic> locate,
      Map<Path, String> files,
      TargetOverride override,
      List<Diagnostic> ofReading) {
    Examined examined = examine(written, locate, ofReading);
    ProfileRenderer.Rendering rendering = examined.rendering();
    List<Diagnostic> said = examined.findings();
    boolean failed = false;
    for (Diagnostic finding : said) {
      failed |= finding.severity() == Severity.ERROR;
    }
    if (failed) {
      throw new ProfileException(said);
    }
    return new GenerationResult(
        rendering.tree(),
        said,
        locate,
        about -> Acceptances.accept(written, about),
        files,
        FluxFolders.of(examined.profile(), rendering.tree()),
        override);
  }

  /** A rendered profile with its findings, errors among them. */
  private record Examined(
      Profile profile, ProfileRenderer.Rendering rendering, List<Diagnostic> findings) {}

  private static Examined examine(
      Profile written, UnaryOperator<Diagnostic> locate, List<Diagnostic> ofReading) {
    ChartUpgrade.@Nullable Retargeted maintained =
        written.target().hasMaintainedCharts() ? ChartUpgrade.of(written) : null;
    Profile profile = maintained == null ? written : maintained.profile();
    ProfileRenderer.Rendering rendering = ProfileRenderer.attempt(profile);
    List<Diagnostic> found = new ArrayList<>(ofReading);
    check(profile, rendering, found);
    if (maintained != null) {
      found.replaceAll(maintained.places());
      found.addAll(maintained.findings());
    }
    return new Examined(profile, rendering, sorted(found, written, locate));
  }

  /** Without what an alias brings to several parts: one line of the file is wrong, once. */
  private static List<Diagnostic> eachOnce(List<Diagnostic> sorted) {
    List<Diagnostic> once = new ArrayList<>();
    for (Diagnostic finding : sorted) {
      if (!isSaid(finding, once)) {
        once.add(finding);
      }
    }
    return once;
  }

  private static boolean isSaid(Diagnostic finding, List<Diagnostic> said) {
    SourcePosition place = finding.position();
    if (place == null) {
      return false;
    }
    for (int i = said.size() - 1; i >= 0; i--) {
      Diagnostic before = said.get(i);
      SourcePosition other = before.position();
      if (other == null || place.compareTo(other) != 0) {
        return false;
      }
      if (before.code() == finding.code() && before.message().equals(finding.message())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAmong(List<Diagnostic> problems, Diagnostic found) {
    for (Diagnostic problem : problems) {
      if (problem.code() == found.code() && problem.path().steps().equals(found.path().steps())) {
        return true;
      }
    }
    return false;
  }
}
