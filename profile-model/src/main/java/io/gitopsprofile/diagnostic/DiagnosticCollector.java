package io.gitopsprofile.diagnostic;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects findings. */
public final class DiagnosticCollector {

  private final List<Diagnostic> found = new ArrayList<>();

  /** Adds a finding; a duplicate at the same place is dropped. */
  public void add(DiagnosticCode code, ProfilePath path, String message, String fix) {
    add(code, path, message, fix, List.of());
  }

  /** Adds a finding with its fix as an edit; null if no single edit is right. */
  public void add(
      DiagnosticCode code, ProfilePath path, String message, String fix, @Nullable Edit edit) {
    add(code, path, message, fix, edit == null ? List.of() : List.of(edit));
  }

  /** Adds a finding with edits that fix it together; edits that contain a login are dropped. */
  public void add(
      DiagnosticCode code, ProfilePath path, String message, String fix, List<Edit> edits) {
    Diagnostic diagnostic =
        Diagnostic.of(code, Redaction.withoutLogin(message), Redaction.withoutLogin(fix), path);
    if (!isKnown(diagnostic)) {
      found.add(haveLogin(edits) ? diagnostic : diagnostic.withEdits(edits));
    }
  }

  /** Adds a finding as a warning, of a code that may warn. */
  public void warn(DiagnosticCode code, ProfilePath path, String message, String fix) {
    Diagnostic diagnostic =
        Diagnostic.of(code, Redaction.withoutLogin(message), Redaction.withoutLogin(fix), path);
    if (!isKnown(diagnostic)) {
      found.add(diagnostic.asWarning());
    }
  }

  private static boolean haveLogin(List<Edit> edits) {
    for (Edit edit : edits) {
      if (edit.hasLogin()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Compares without {@code equals}, because linking a record's takes the JVM 15 ms in every build.
   */
  private boolean isKnown(Diagnostic diagnostic) {
    for (Diagnostic other : found) {
      if (other.code() == diagnostic.code()
          && other.message().equals(diagnostic.message())
          && other.path().steps().equals(diagnostic.path().steps())) {
        return true;
      }
    }
    return false;
  }

  /** Returns true if there is a finding with this code at a place. */
  public boolean has(DiagnosticCode code, ProfilePath path) {
    for (Diagnostic other : found) {
      if (other.code() == code && other.path().steps().equals(path.steps())) {
        return true;
      }
    }
    return false;
  }

  /** The number of findings so far. */
  public int count() {
    return found.size();
  }

  public List<Diagnostic> all() {
    return List.copyOf(found);
  }
}
