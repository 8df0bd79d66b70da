package io.gitopsprofile.render;

import io.gitopsprofile.check.Acceptances;
import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.ProfileChecks;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.check.Severity;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.ReadProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads, checks and renders a profile: a file in, a tree in memory out. No disk is written. */
public final class ProfileGenerator {

  private final ProfileReader reader = new ProfileReader();

  /**
   * Renders a profile file.
   *
   * @param profile the file, for example {@code profile.yaml}
   * @param override what to replace in its target
   * @throws ProfileException if the profile has an error; it carries all findings of the run
   */
  public Result generate(Path profile, TargetOverride override) {
    return generate(reader.read(profile), override);
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
  public Result generate(String yaml, String name, Path directory, TargetOverride override) {
    return generate(reader.read(yaml, name, directory), override);
  }

  /**
   * Renders a profile that was built in Java.
   *
   * @throws ProfileException if the profile has an error; it carries all findings of the run
   */
  public Result generate(Profile profile) {
    return generate(profile, UnaryOperator.identity());
  }

  private Result generate(ReadProfile read, TargetOverride override) {
    return generate(
        override.applyTo(read.profile()),
        found ->
            override.replaces(found.path())
                ? override.explain(found)
                : read.sources().locate(found));
  }

  private static Result generate(Profile profile, UnaryOperator<Diagnostic> locate) {
    ProfileRenderer.Rendering rendering = ProfileRenderer.attempt(profile);
    List<Diagnostic> found = new ArrayList<>(rendering.problems());
    Profile effective = EffectiveProfile.of(profile, rendering.tree());
    PatchedPlaces places = new PatchedPlaces(profile, effective);
    for (Diagnostic finding : ProfileChecks.of(effective)) {
      Diagnostic diagnostic = places.place(finding);
      boolean known = rendering.problems().stream().anyMatch(it -> isSame(it, diagnostic));
      if (!known) {
        found.add(diagnostic);
      }
    }
    HiddenCredentials hidden = new HiddenCredentials(found, locate);
    List<Diagnostic> findings =
        Acceptances.applyTo(found, profile).stream()
            .map(locate)
            .map(hidden::hide)
            .sorted(Diagnostic.BY_PLACE)
            .toList();
    if (findings.stream().anyMatch(it -> it.severity() == Severity.ERROR)) {
      throw new ProfileException(findings);
    }
    return new Result(rendering.tree(), findings, locate);
  }

  private static boolean isSame(Diagnostic one, Diagnostic other) {
    return one.code() == other.code() && one.path().equals(other.path());
  }
}
