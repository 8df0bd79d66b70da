package io.gitopsprofile.read;

import io.gitopsprofile.check.Diagnostic;
import io.gitopsprofile.check.DiagnosticCode;
import io.gitopsprofile.check.Edit;
import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.check.ProfilePath;
import io.gitopsprofile.check.SourcePosition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with the files of one run, in the order in which it will be printed. */
final class Problems {

  /** Nobody reads more, and a file of megabytes may have as many as letters. */
  static final int MOST = 1_000;

  private final List<Diagnostic> found = new ArrayList<>();
  private final Set<Finding> known = new HashSet<>();
  private int count;

  /**
   * Notes a problem.
   *
   * @throws ProfileException if there are too many to go on
   */
  void add(DiagnosticCode code, SourcePosition position, ProfilePath path, Text text) {
    again();
    if (found.size() == MOST) {
      throwIfAny();
    }
    if (known.add(new Finding(position, text.message()))) {
      found.add(
          new Diagnostic(code, text.message(), text.fix(), path, position)
              .withEdits(text.edit() == null ? List.of() : List.of(text.edit())));
    }
  }

  /** Counts a problem that was reported before, as one that an alias brings to another place. */
  void again() {
    count++;
  }

  void add(DiagnosticCode code, Place place, String message, String fix) {
    add(code, place, message, fix, null);
  }

  /** Notes a problem with its fix as data; null where there is no single one. */
  void add(DiagnosticCode code, Place place, String message, String fix, @Nullable Edit edit) {
    add(code, place.position(), place.path(), new Text(message, fix, edit));
  }

  /** How often something was found wrong so far. */
  int count() {
    return count;
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      found.sort(Diagnostic.BY_PLACE);
      throw new ProfileException(found);
    }
  }

  /** What makes two problems one: the same is wrong at the same place, whatever refers to it. */
  private record Finding(SourcePosition position, String message) {}

  /**
   * A problem's two sentences, and the second one as data.
   *
   * @param message what is wrong
   * @param fix what to do
   * @param edit the fix as a change of the profile; null where there is no single one
   */
  record Text(String message, String fix, @Nullable Edit edit) {

    /** The sentences of a problem without an edit. */
    Text(String message, String fix) {
      this(message, fix, null);
    }
  }
}
