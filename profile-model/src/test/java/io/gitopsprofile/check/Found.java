package io.gitopsprofile.check;

import io.gitopsprofile.model.Profile;
import java.util.List;

/** What the checks find, in short. */
final class Found {

  private Found() {}

  /** Code and path of what the checks of the metrics' way find: PRF010 to PRF026. */
  static List<String> metrics(Profile profile) {
    return diagnostics(profile).stream().map(d -> d.code().code() + " " + d.path()).toList();
  }

  /** Their messages. */
  static List<String> messages(Profile profile) {
    return diagnostics(profile).stream().map(Diagnostic::message).toList();
  }

  private static List<Diagnostic> diagnostics(Profile profile) {
    return ProfileChecks.of(profile).stream()
        .filter(d -> d.code().code().compareTo("PRF010") >= 0)
        .filter(d -> d.code().code().compareTo("PRF026") <= 0)
        .toList();
  }
}
