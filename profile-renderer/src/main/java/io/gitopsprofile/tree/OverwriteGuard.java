package io.gitopsprofile.tree;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.automation.StrayMarker;
import io.gitopsprofile.tree.compare.FileComparison;
import io.gitopsprofile.tree.compare.TreeComparison;
import io.gitopsprofile.tree.compare.UnifiedDiff;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stops a write that would overwrite files it must not overwrite. */
final class OverwriteGuard {

  private final GenerationResult result;
  private final WriteOptions options;

  OverwriteGuard(GenerationResult result, WriteOptions options) {
    this.result = result;
    this.options = options;
  }

  /**
   * Rejects files that must not be overwritten.
   *
   * @throws ProfileException with a diagnostic for each such file, at the part that generates it
   */
  void check(List<FileComparison> comparisons) {
    List<Diagnostic> refused = new ArrayList<>();
    for (FileComparison comparison : comparisons) {
      @Nullable Diagnostic diagnostic = refusal(comparison);
      if (diagnostic != null) {
        refused.add(result.places().apply(diagnostic));
      }
    }
    if (!refused.isEmpty()) {
      refused.sort(Diagnostic.BY_PLACE);
      throw new ProfileException(refused);
    }
  }

  private @Nullable Diagnostic refusal(FileComparison comparison) {
    return switch (comparison.state()) {
      case EDITED -> options.force() ? null : edited(comparison);
      case FOREIGN_FILE -> options.adopt() ? null : foreign(comparison);
      case OWNED_BY_OTHER_PROFILE ->
          diagnostic(
              DiagnosticCode.OWNED_BY_OTHER_PROFILE,
              comparison,
              comparison.path() + " belongs to the profile " + comparison.other(),
              "rename one of the two or change its directory; if the other profile is no longer"
                  + " used, delete it");
      case OBSTRUCTED ->
          diagnostic(
              DiagnosticCode.PATH_OBSTRUCTED,
              comparison,
              comparison.path() + " cannot be written: " + comparison.other(),
              comparison.other().endsWith(TreeComparison.TOO_LARGE)
                  ? "move it away, or split the object of this part"
                  : "move it away, or give the part another name or directory");
      default -> null;
    };
  }

  private Diagnostic edited(FileComparison comparison) {
    @Nullable StrayMarker marker =
        comparison.actual() == null || comparison.expected() == null
            ? null
            : StrayMarker.in(
                comparison.actual(), comparison.expected(), result.tree().part(comparison.path()));
    return diagnostic(
            DiagnosticCode.EDITED_BY_HAND,
            comparison,
            comparison.path()
                + " was edited by hand since it was generated"
                + (marker == null
                    ? ""
                    : "; the profile does not have the policy marker of line " + marker.line()),
            (marker == null ? "" : marker.fix() + "; or ")
                + "move the change to the profile; or discard it with -Dprofile.force, which keeps"
                + " a copy; or "
                + leave(comparison)
                + " to manage the file yourself")
        .showing(difference(comparison));
  }

  /** The way to leave a file to the user; manifests have no key {@code manage}. */
  private String leave(FileComparison comparison) {
    List<Object> part = result.tree().part(comparison.path()).steps();
    return !part.isEmpty() && part.get(0).equals("manifests")
        ? "remove it from manifests"
        : "write manage: false at this part";
  }

  private Diagnostic foreign(FileComparison comparison) {
    return diagnostic(
            DiagnosticCode.FOREIGN_FILE,
            comparison,
            comparison.path() + " already exists and was not generated",
            "move it away, or replace it with -Dprofile.adopt, which keeps a copy")
        .showing(difference(comparison));
  }

  private static String difference(FileComparison comparison) {
    return UnifiedDiff.of(
        "profile", comparison.expectedText(), comparison.path(), comparison.actualText());
  }

  private Diagnostic diagnostic(
      DiagnosticCode code, FileComparison comparison, String message, String fix) {
    return Diagnostic.of(code, message, fix, result.tree().part(comparison.path()));
  }
}
