package io.gitopsprofile.render;

import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.model.Profile;
import java.nio.file.Path;
import java.util.List;

/** Reads, checks and renders a profile: a file in, a tree in memory out. No disk is written. */
public final class ProfileGenerator {

  /**
   * Renders a profile file.
   *
   * @param profile the file, for example {@code profile.yaml}
   * @param override what to replace in its target
   * @throws ProfileException if the profile has an error; it carries all of them
   */
  @SuppressWarnings("DoNotCallSuggester")
  public Result generate(Path profile, TargetOverride override) {
    throw new UnsupportedOperationException("not rendered yet: " + profile + override);
  }

  /**
   * Renders a profile that was built in Java.
   *
   * @throws ProfileException if the profile has an error; it carries all of them
   */
  public Result generate(Profile profile) {
    return new Result(ProfileRenderer.render(profile), List.of());
  }
}
