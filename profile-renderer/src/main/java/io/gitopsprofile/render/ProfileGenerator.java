package io.gitopsprofile.render;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.ReadProfile;
import io.gitopsprofile.read.SourceMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads, checks and renders a profile: a file in, a tree in memory out. No disk is written. */
public final class ProfileGenerator {

  private final ProfileReader reader = new ProfileReader();

  /**
   * Renders a profile file.
   *
   * @param profile the file, for example {@code profile.yaml}
   * @param override what to replace in its target
   * @throws ProfileException if the profile has an error; it carries all of them
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
   * @throws ProfileException if the profile has an error; it carries all of them
   */
  public Result generate(String yaml, String name, Path directory, TargetOverride override) {
    return generate(reader.read(yaml, name, directory), override);
  }

  /**
   * Renders a profile that was built in Java.
   *
   * @throws ProfileException if the profile has an error; it carries all of them
   */
  public Result generate(Profile profile) {
    return new Result(ProfileRenderer.render(profile), List.of());
  }

  private Result generate(ReadProfile read, TargetOverride override) {
    Profile profile = override.applyTo(read.profile());
    try {
      return generate(profile);
    } catch (ProfileException e) {
      throw new ProfileException(located(e.diagnostics(), read.sources(), override));
    }
  }

  private static List<Diagnostic> located(
      List<Diagnostic> diagnostics, SourceMap sources, TargetOverride override) {
    List<Diagnostic> located = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      located.add(
          override.replaces(diagnostic.path())
              ? override.explain(diagnostic)
              : sources.locate(diagnostic));
    }
    located.sort(
        Comparator.comparing(
            Diagnostic::position, Comparator.nullsFirst(Comparator.naturalOrder())));
    return located;
  }
}
