package io.gitopsprofile.check;

import java.util.ArrayList;
import java.util.List;

/** Collects what the checks find. */
final class Findings {

  private final List<Diagnostic> found = new ArrayList<>();

  /** Adds a finding; one that says the same of the same place is added once. */
  void add(DiagnosticCode code, ProfilePath path, String message, String fix) {
    Diagnostic diagnostic = Diagnostic.of(code, message, fix, path);
    if (!found.contains(diagnostic)) {
      found.add(diagnostic);
    }
  }

  List<Diagnostic> all() {
    return List.copyOf(found);
  }
}
