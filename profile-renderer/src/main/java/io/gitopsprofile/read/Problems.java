package io.gitopsprofile.read;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.check.SourcePosition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

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
      found.sort(
          Comparator.comparing(
              Diagnostic::position, Comparator.nullsFirst(Comparator.naturalOrder())));
      throw new ProfileException(found);
    }
  }

  static SourcePosition position(String file, @Nullable Mark mark) {
    return mark == null
        ? new SourcePosition(file, 1, 1)
        : new SourcePosition(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /**
   * A problem's two sentences.
   *
   * @param message what is wrong
   * @param fix what to do
   */
  record Text(String message, String fix) {}
}
