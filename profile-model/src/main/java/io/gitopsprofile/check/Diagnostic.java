package io.gitopsprofile.check;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding: what is wrong, where, and what to do. Printed as
 *
 * <pre>
 * profile.yaml:31:5: error PRF002: unknown key "minReplica"; did you mean "minReplicas"?
 *       minReplica: 1
 *       ^
 *   fix: rename it to "minReplicas"
 * </pre>
 *
 * <p>Where there is no file, the path stands in place of file, line and column.
 *
 * @param code the kind of finding
 * @param message what is wrong, in one sentence without a final full stop
 * @param fix what to do about it, in one sentence without a final full stop
 * @param path the place in the profile
 * @param position the place in the file; null when the profile was not read from one
 * @param detail lines that show more, such as the difference of two files, separated by LF; empty
 *     if there are none
 * @param edits the fix as changes of the profile, to be applied together; empty where no single fix
 *     is right, or it cannot be told from the profile
 */
public record Diagnostic(
    DiagnosticCode code,
    String message,
    String fix,
    ProfilePath path,
    @Nullable SourcePosition position,
    String detail,
    List<Edit> edits) {

  /**
   * The order in which findings are printed: by file, line and column, or by path where there is no
   * file; those of one place with the worst first.
   */
  public static final Comparator<Diagnostic> BY_PLACE = new ByPlace();

  /** What a message may quote of a file of megabytes. */
  private static final int LONGEST = 2_000;

  /** Refuses a diagnostic without a message or a fix, and cuts the middle out of endless ones. */
  public Diagnostic {
    requireNonNull(code, "code");
    message = shortened(requireNonNull(message, "message"));
    fix = shortened(requireNonNull(fix, "fix"));
    requireNonNull(path, "path");
    requireNonNull(detail, "detail");
    edits = List.copyOf(edits);
  }

  /** A finding without an edit. */
  public Diagnostic(
      DiagnosticCode code,
      String message,
      String fix,
      ProfilePath path,
      @Nullable SourcePosition position,
      String detail) {
    this(code, message, fix, path, position, detail, List.of());
  }

  /** A finding that needs no more lines. */
  public Diagnostic(
      DiagnosticCode code,
      String message,
      String fix,
      ProfilePath path,
      @Nullable SourcePosition position) {
    this(code, message, fix, path, position, "");
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST
        ? text
        : text.substring(0, LONGEST / 2) + " ... " + text.substring(text.length() - LONGEST / 2);
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
    return new Diagnostic(code, message, fix, path, place, detail, edits);
  }

  /** The same finding with lines that show more, separated by LF. */
  public Diagnostic showing(String lines) {
    return new Diagnostic(code, message, fix, path, position, lines, edits);
  }

  /** The same finding with these edits in place of its own. */
  public Diagnostic withEdits(List<Edit> others) {
    return new Diagnostic(code, message, fix, path, position, detail, others);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(position == null ? path : position).append(": ").append(severity().label());
    text.append(' ').append(code.code()).append(": ").append(Excerpt.oneLine(message));
    if (position != null && position.text() != null) {
      text.append(Excerpt.of(position.text(), position.column()));
    }
    for (int start = 0, end; start < detail.length(); start = end + 1) {
      end = detail.indexOf('\n', start) < 0 ? detail.length() : detail.indexOf('\n', start);
      text.append("\n    ").append(Excerpt.oneLine(detail.substring(start, end)));
    }
    return text.append("\n  fix: ").append(Excerpt.oneLine(fix)).toString();
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
