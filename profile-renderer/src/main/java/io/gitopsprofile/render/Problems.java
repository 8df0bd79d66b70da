package io.gitopsprofile.render;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.Edit;
import io.gitopsprofile.check.ProfilePath;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one run, so that all of it is reported together. */
final class Problems {

  private final List<Diagnostic> found = new ArrayList<>();

  void add(DiagnosticCode code, ProfilePath path, String message, String fix) {
    found.add(Diagnostic.of(code, message, fix, path));
  }

  void add(DiagnosticCode code, ProfilePath path, String message, String fix, Edit edit) {
    found.add(Diagnostic.of(code, message, fix, path).withEdits(List.of(edit)));
  }

  int count() {
    return found.size();
  }

  List<Diagnostic> all() {
    return List.copyOf(found);
  }
}
