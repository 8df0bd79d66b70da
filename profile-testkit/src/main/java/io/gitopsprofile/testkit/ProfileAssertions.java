package io.gitopsprofile.testkit;

import java.nio.file.Path;

/**
 * Entry point of the test kit: {@code
 * assertThat(profile("profile.yaml")).hasNoFindings().rendersTo(".")}.
 */
public final class ProfileAssertions {

  private ProfileAssertions() {}

  /**
   * A profile to test, relative to the working directory, which is the module's folder in Maven.
   */
  public static TestedProfile profile(String file) {
    return profile(Path.of(file));
  }

  /** A profile to test. */
  public static TestedProfile profile(Path file) {
    return TestedProfile.of(file);
  }

  /** Starts assertions about a profile. */
  public static ProfileAssert assertThat(TestedProfile profile) {
    return new ProfileAssert(profile);
  }
}
