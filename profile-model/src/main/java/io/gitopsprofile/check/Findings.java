package io.gitopsprofile.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what the checks find. */
final class Findings {

  private final List<Diagnostic> found = new ArrayList<>();

  /** Adds a finding; one that says the same of the same place is added once. */
  void add(DiagnosticCode code, ProfilePath path, String message, String fix) {
    add(code, path, message, fix, List.of());
  }

  /** Adds a finding with its fix as data; null where there is no single one. */
  void add(DiagnosticCode code, ProfilePath path, String message, String fix, @Nullable Edit edit) {
    add(code, path, message, fix, edit == null ? List.of() : List.of(edit));
  }

  /** Adds a finding with edits that mend it together; edits with a login in them are left out. */
  void add(DiagnosticCode code, ProfilePath path, String message, String fix, List<Edit> edits) {
    Diagnostic diagnostic =
        Diagnostic.of(code, Credential.withoutLogin(message), Credential.withoutLogin(fix), path);
    if (!isKnown(diagnostic)) {
      found.add(haveLogin(edits) ? diagnostic : diagnostic.withEdits(edits));
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

  /** Not by {@code equals}: a record's takes the JVM 15 ms to link, in every build. */
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

  /** Whether there is a finding of this kind at a place. */
  boolean has(DiagnosticCode code, ProfilePath path) {
    for (Diagnostic other : found) {
      if (other.code() == code && other.path().steps().equals(path.steps())) {
        return true;
      }
    }
    return false;
  }

  List<Diagnostic> all() {
    return List.copyOf(found);
  }
}
