package io.gitopsprofile.tree;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.render.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stops a write that would take something from somebody. */
final class Refusals {

  private final Result result;
  private final WriteOptions options;

  Refusals(Result result, WriteOptions options) {
    this.result = result;
    this.options = options;
  }

  /**
   * Refuses what must not be written over.
   *
   * @throws ProfileException with a diagnostic for each such file, at the part that yields it
   */
  void check(List<Finding> findings) {
    List<Diagnostic> refused = new ArrayList<>();
    for (Finding finding : findings) {
      @Nullable Diagnostic diagnostic = refusal(finding);
      if (diagnostic != null) {
        refused.add(result.places().apply(diagnostic));
      }
    }
    if (!refused.isEmpty()) {
      refused.sort(Diagnostic.BY_PLACE);
      throw new ProfileException(refused);
    }
  }

  private @Nullable Diagnostic refusal(Finding finding) {
    return switch (finding.state()) {
      case EDITED -> options.force() ? null : edited(finding);
      case STRANGE -> options.adopt() ? null : strange(finding);
      case OTHERS ->
          diagnostic(
              DiagnosticCode.OTHER_PROFILES_FILE,
              finding,
              finding.path() + " comes from the profile " + finding.other(),
              "give one of the two another name or directory; if that profile is no more, delete"
                  + " it");
      case OBSTRUCTED ->
          diagnostic(
              DiagnosticCode.PATH_OBSTRUCTED,
              finding,
              finding.path() + " cannot be written: " + finding.other(),
              finding.other().endsWith(Comparison.TOO_LARGE)
                  ? "move it away, or split the object of this part"
                  : "move it away, or give the part another name or directory");
      default -> null;
    };
  }

  private Diagnostic edited(Finding finding) {
    return diagnostic(
            DiagnosticCode.EDITED_BY_HAND,
            finding,
            finding.path() + " was edited by hand since it was generated",
            "put the change into the profile; or give it up with -Dprofile.force, which keeps a"
                + " copy; or "
                + leave(finding)
                + ", which leaves the file to you")
        .showing(difference(finding));
  }

  /** Manifests have no keys of this project's. */
  private String leave(Finding finding) {
    List<Object> part = result.tree().part(finding.path()).steps();
    return !part.isEmpty() && part.get(0).equals("manifests")
        ? "take it out of the manifests"
        : "write manage: false at this part";
  }

  private Diagnostic strange(Finding finding) {
    return diagnostic(
            DiagnosticCode.STRANGE_FILE,
            finding,
            finding.path() + " is there already and was not generated",
            "move it away, or take it over with -Dprofile.adopt, which keeps a copy")
        .showing(difference(finding));
  }

  private static String difference(Finding finding) {
    return UnifiedDiff.of("profile", finding.expectedText(), finding.path(), finding.actualText());
  }

  private Diagnostic diagnostic(DiagnosticCode code, Finding finding, String message, String fix) {
    return Diagnostic.of(code, message, fix, result.tree().part(finding.path()));
  }
}
