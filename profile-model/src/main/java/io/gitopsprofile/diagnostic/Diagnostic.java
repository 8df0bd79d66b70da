package io.gitopsprofile.diagnostic;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding: the problem, its place and the fix. Printed as
 *
 * <pre>
 * profile.yaml:31:5: error PRF002: unknown key "minReplica"; did you mean "minReplicas"?
 *       minReplica: 1
 *       ^
 *   fix: rename it to "minReplicas"
 * </pre>
 *
 * <p>Without a file, the path is printed in place of file, line and column.
 *
 * @param code the kind of finding
 * @param severity the severity of the code, or a milder one that the code allows
 * @param message the problem, in one sentence without a final full stop
 * @param fix the change to make, in one imperative sentence without a final full stop
 * @param path the place in the profile
 * @param position the place in the file; null when the profile was not read from one
 * @param detail further lines, such as the difference of two files, separated by LF; empty if there
 *     are none
 * @param edits the fix as changes of the profile, to be applied together; empty if no single fix is
 *     right, or the profile does not determine it
 */
public record Diagnostic(
    DiagnosticCode code,
    Severity severity,
    String message,
    String fix,
    ProfilePath path,
    @Nullable SourcePosition position,
    String detail,
    List<Edit> edits) {

  /**
   * The order in which findings are printed: by file, line and column, or by path without a file;
   * at one place, the most severe first.
   */
  public static final Comparator<Diagnostic> BY_PLACE = new ByPlace();

  /** Maximum number of characters of a message. */
  private static final int LONGEST = 2_000;

  /**
   * Refuses a diagnostic without a message or a fix, or of a severity that its code does not have,
   * shortens long texts in the middle, masks credentials in the texts, and drops the edits if one
   * of them contains a credential.
   */
  public Diagnostic {
    requireNonNull(code, "code");
    if (severity.compareTo(code.severity()) < 0 || severity.compareTo(code.mildest()) > 0) {
      throw new IllegalArgumentException(
          code.code() + " is never a finding of severity " + severity);
    }
    message = shortened(Redaction.of(requireNonNull(message, "message")));
    fix = shortened(Redaction.of(requireNonNull(fix, "fix")));
    requireNonNull(path, "path");
    detail = Redaction.of(requireNonNull(detail, "detail"));
    edits = haveCredential(edits) ? List.of() : List.copyOf(edits);
  }

  /** A finding without an edit. */
  public Diagnostic(
      DiagnosticCode code,
      String message,
      String fix,
      ProfilePath path,
      @Nullable SourcePosition position,
      String detail) {
    this(code, code.severity(), message, fix, path, position, detail, List.of());
  }

  /** A finding without further lines. */
  public Diagnostic(
      DiagnosticCode code,
      String message,
      String fix,
      ProfilePath path,
      @Nullable SourcePosition position) {
    this(code, message, fix, path, position, "");
  }

  private static boolean haveCredential(List<Edit> edits) {
    for (Edit edit : edits) {
      if (edit.hasCredential()) {
        return true;
      }
    }
    return false;
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST / 2) + " ... " + text.substring(text.length() - LONGEST / 2);
  }

  /** Creates a finding in a profile that was not read from a file. */
  public static Diagnostic of(DiagnosticCode code, String message, String fix, ProfilePath path) {
    return new Diagnostic(code, message, fix, path, null);
  }

  /** Returns the finding as a warning. */
  public Diagnostic asWarning() {
    return new Diagnostic(code, Severity.WARNING, message, fix, path, position, detail, edits);
  }

  /** Returns the finding as information. */
  public Diagnostic asInformation() {
    return new Diagnostic(code, Severity.INFO, message, fix, path, position, detail, edits);
  }

  /** Returns a copy of the finding at another place of the profile. */
  public Diagnostic at(ProfilePath other) {
    return new Diagnostic(code, severity, message, fix, other, position, detail, edits);
  }

  /** Returns a copy of the finding at a place in a file. */
  public Diagnostic at(@Nullable SourcePosition place) {
    return new Diagnostic(code, severity, message, fix, path, place, detail, edits);
  }

  /** Returns a copy of the finding with further lines, separated by LF. */
  public Diagnostic showing(String lines) {
    return new Diagnostic(code, severity, message, fix, path, position, lines, edits);
  }

  /** Returns a copy of the finding with other edits. */
  public Diagnostic withEdits(List<Edit> others) {
    return new Diagnostic(code, severity, message, fix, path, position, detail, others);
  }

  /**
   * Returns a copy of the finding that does not repeat the credentials; without edits if one of
   * them repeats a credential.
   */
  public Diagnostic without(List<String> credentials) {
    if (credentials.isEmpty()) {
      return this;
    }
    List<Edit> kept = edits;
    for (Edit edit : edits) {
      String value = String.valueOf(edit.value());
      if (!Redaction.without(credentials, '"' + value + '"').equals('"' + value + '"')) {
        kept = List.of();
      }
    }
    return new Diagnostic(
        code,
        severity,
        Redaction.without(credentials, message),
        Redaction.without(credentials, fix),
        path,
        position,
        Redaction.without(credentials, detail),
        kept);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(PrintedText.line(String.valueOf(position == null ? path : position)))
        .append(": ")
        .append(severity().label());
    text.append(' ').append(code.code()).append(": ").append(PrintedText.line(message));
    if (position != null && position.text() != null) {
      text.append(SourceExcerpt.of(position.text(), position.column()));
    }
    for (int start = 0, end; start < detail.length(); start = end + 1) {
      end = detail.indexOf('\n', start) < 0 ? detail.length() : detail.indexOf('\n', start);
      text.append("\n    ").append(PrintedText.line(detail.substring(start, end)));
    }
    return text.append("\n  fix: ").append(PrintedText.line(fix)).toString();
  }

  private static final class ByPlace implements Comparator<Diagnostic> {

    @Override
    public int compare(Diagnostic one, Diagnostic other) {
      int byPosition = compare(one.position(), other.position());
      int byPath = byPosition == 0 ? one.path().compareTo(other.path()) : byPosition;
      return byPath == 0 ? one.severity().compareTo(other.severity()) : byPath;
    }

    private static int compare(@Nullable SourcePosition one, @Nullable SourcePosition other) {
      return one != null && other != null
          ? one.compareTo(other)
          : Boolean.compare(one != null, other != null);
    }
  }
}
