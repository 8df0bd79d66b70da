package io.gitopsprofile.check;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.Severity;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import java.nio.file.Path;
import java.util.List;

/** The findings in the text of a profile. */
public final class ReadFindings {

  private ReadFindings() {}

  /** Returns severity, code and path of all findings above information. */
  public static List<String> of(String yaml) {
    return found(yaml).stream()
        .filter(it -> it.severity() != Severity.INFO)
        .map(it -> it.severity().label() + " " + it.code().code() + " " + it.path())
        .toList();
  }

  private static List<Diagnostic> found(String yaml) {
    try {
      return new ProfileGenerator()
          .generate(yaml, "profile.yaml", Path.of("").toAbsolutePath(), TargetOverride.NONE)
          .diagnostics();
    } catch (ProfileException e) {
      return e.diagnostics();
    }
  }
}
