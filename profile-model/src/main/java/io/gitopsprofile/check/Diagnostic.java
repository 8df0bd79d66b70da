package io.gitopsprofile.check;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One finding: what is wrong, where, and what to do. Printed as
 *
 * <pre>
 * profile.yaml:31:5: error PRF002: unknown key "minReplica"; did you mean "minReplicas"?
 *   fix: rename the key
 * </pre>
 *
 * @param code the kind of finding
 * @param message what is wrong, in one sentence without a final full stop
 * @param fix what to do about it, in one sentence without a final full stop
 * @param path the place in the profile
 * @param position the place in the file; null when the profile was not read from one
 */
public record Diagnostic(
    DiagnosticCode code,
    String message,
    String fix,
    ProfilePath path,
    @Nullable SourcePosition position) {

  /** Refuses a diagnostic without a message or a fix. */
  public Diagnostic {
    requireNonNull(code, "code");
    requireNonNull(message, "message");
    requireNonNull(fix, "fix");
    requireNonNull(path, "path");
  }

  /** A finding in a profile that was not read from a file. */
  public static Diagnostic of(DiagnosticCode code, String message, String fix, ProfilePath path) {
    return new Diagnostic(code, message, fix, path, null);
  }

  /** How much it matters; given by the code. */
  public Severity severity() {
    return code.severity();
  }

  /** The same finding, placed in a file. */
  public Diagnostic at(@Nullable SourcePosition place) {
    return new Diagnostic(code, message, fix, path, place);
  }

  @Override
  public String toString() {
    Object place = position == null ? path : position;
    return place
        + ": "
        + severity().label()
        + " "
        + code.code()
        + ": "
        + message
        + "\n  fix: "
        + fix;
  }
}
