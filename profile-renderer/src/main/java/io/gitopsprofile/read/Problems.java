package io.gitopsprofile.read;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.check.SourcePosition;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with the files of one run, in the order in which it will be printed. */
final class Problems {

  private final List<Diagnostic> found = new ArrayList<>();

  void add(DiagnosticCode code, SourcePosition position, ProfilePath path, Text text) {
    Diagnostic diagnostic = new Diagnostic(code, text.message(), text.fix(), path, position);
    if (!found.contains(diagnostic)) {
      found.add(diagnostic);
    }
  }

  void add(DiagnosticCode code, Place place, String message, String fix) {
    add(code, place.position(), place.path(), new Text(message, fix));
  }

  int count() {
    return found.size();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      found.sort(Diagnostic.BY_PLACE);
      throw new ProfileException(found);
    }
  }

  /**
   * A problem's two sentences.
   *
   * @param message what is wrong
   * @param fix what to do
   */
  record Text(String message, String fix) {}
}
