package io.gitopsprofile.read.source;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.Edit;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.model.value.Limits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Collects the problems of the files of one run, sorted for printing. */
public final class ReadDiagnostics {

  /** Maximum number of problems; a file of megabytes could produce one per character. */
  public static final int MOST = Limits.PROBLEMS;

  private final List<Diagnostic> found = new ArrayList<>();
  private final Set<Finding> known = new HashSet<>();
  private int count;
  private @Nullable UnaryOperator<Diagnostic> place;

  /**
   * Adds a problem.
   *
   * @throws ProfileException if the maximum number of problems is reached
   */
  public void add(DiagnosticCode code, SourcePosition position, ProfilePath path, Text text) {
    again();
    if (found.size() == MOST) {
      throwIfAny();
    }
    if (known.add(new Finding(position, text.message()))) {
      found.add(
          new Diagnostic(code, text.message(), text.fix(), path, position)
              .withEdits(text.edit() == null ? List.of() : List.of(text.edit()))
              .without(text.credentials()));
    }
  }

  /** Counts a problem that was reported before, for example at the target of an alias. */
  public void again() {
    count++;
  }

  public void add(DiagnosticCode code, NodeLocation place, String message, String fix) {
    add(code, place, message, fix, null);
  }

  /** Adds a problem with its fix as an edit; null if there is no single edit. */
  public void add(
      DiagnosticCode code, NodeLocation place, String message, String fix, @Nullable Edit edit) {
    List<String> credentials = place.file().credentials(place.node());
    add(code, place.position(), place.path(), new Text(message, fix, edit, credentials));
  }

  /** The number of problems found so far. */
  public int count() {
    return count;
  }

  /** Sets the function that finds the place of a problem in the files of the profile. */
  public void place(UnaryOperator<Diagnostic> files) {
    place = files;
  }

  public void throwIfAny() {
    if (!found.isEmpty()) {
      if (place != null) {
        found.replaceAll(place);
      }
      found.sort(Diagnostic.BY_PLACE);
      throw new ProfileException(found);
    }
  }

  /**
   * The identity of a problem: the same message at the same position is one problem, whichever path
   * leads to it.
   */
  private record Finding(SourcePosition position, String message) {}

  /**
   * The message and fix of a problem, with the fix as an edit.
   *
   * @param message the problem
   * @param fix the instruction
   * @param edit the fix as a change of the profile; null if there is no single edit
   * @param credentials the credentials at the place, which the texts must not repeat
   */
  record Text(String message, String fix, @Nullable Edit edit, List<String> credentials) {

    /** Creates the text of a problem without an edit, at a place without credentials. */
    Text(String message, String fix) {
      this(message, fix, null, List.of());
    }
  }
}
