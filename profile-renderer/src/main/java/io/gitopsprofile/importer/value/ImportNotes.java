package io.gitopsprofile.importer.value;

import io.gitopsprofile.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what a tree's reader could not read or follow, each thing once. */
public final class ImportNotes {

  private static final int MOST = 10_000;

  private final List<ImportNote> notes = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();
  private final Set<Object> known = new HashSet<>();

  /** Creates an empty collection. */
  public ImportNotes() {}

  /** Adds something that is not followed. */
  public void notFollowed(Origin place, String message) {
    if (notes.size() < MOST) {
      ImportNote note = new ImportNote(place.position(), message);
      if (known.add(note.toString())) {
        notes.add(note);
      }
    }
  }

  /** Adds the problem of a broken file. */
  public void problem(Diagnostic problem) {
    if (problems.size() < MOST && known.add(problem.toString())) {
      problems.add(problem);
    }
  }

  /** Adds all of another collection. */
  public void addAll(ImportNotes other) {
    for (ImportNote note : other.notes) {
      if (notes.size() < MOST && known.add(note.toString())) {
        notes.add(note);
      }
    }
    other.problems.forEach(this::problem);
  }

  /** The parts that were not followed, in the order in which they were found. */
  public List<ImportNote> notes() {
    return List.copyOf(notes);
  }

  /** The problems of broken files. */
  public List<Diagnostic> problems() {
    return List.copyOf(problems);
  }
}
