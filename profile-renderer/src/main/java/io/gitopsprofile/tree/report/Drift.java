package io.gitopsprofile.tree.report;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.diagnostic.PrintedText;

/**
 * A file of a directory that differs from the file that its profile generates.
 *
 * @param kind the kind of difference
 * @param path the file, relative to the directory
 * @param line the line of the file, counted from 1; 0 if the whole file differs
 * @param reason the reason if known, such as another generator version; otherwise empty
 * @param difference the change that a write would make, as a unified diff; empty if none
 */
public record Drift(Kind kind, String path, int line, String reason, String difference) {

  /** The kinds of differences. */
  public enum Kind {
    /** The profile generates the file, but it does not exist. */
    MISSING("missing"),
    /** The file has other content. */
    CHANGED("changed"),
    /** The file was edited by hand since it was generated; a write stops. */
    EDITED("edited"),
    /** The file exists, but was not generated; a write stops. */
    FOREIGN("foreign"),
    /** An earlier run wrote the file, and the profile no longer generates it. */
    OBSOLETE("obsolete"),
    /** The profile of the file no longer exists, and no other profile has adopted the file. */
    ORPHANED("orphaned"),
    /** The file cannot be written because its path is occupied or belongs to another profile. */
    CONFLICTING("conflicting"),
    /** The profile does not generate the file, but Flux applies it together with the tree. */
    STRANGER("stranger"),
    /** A line of a {@code .sourceignore} keeps rendered files from Flux. */
    HIDING("hiding"),
    /** A run was killed, and its changes are not reverted yet. */
    INTERRUPTED("interrupted");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** Rejects missing components. */
  public Drift {
    requireNonNull(kind, "kind");
    requireNonNull(path, "path");
    requireNonNull(reason, "reason");
    requireNonNull(difference, "difference");
  }

  /** Creates the drift of a whole file. */
  public Drift(Kind kind, String path, String reason, String difference) {
    this(kind, path, 0, reason, difference);
  }

  /** The drift in one line: {@code edited base/demo/namespace.yaml (by hand)}. */
  @Override
  public String toString() {
    String place = PrintedText.line(path) + (line == 0 ? "" : ":" + line);
    return kind.word + " " + place + (reason.isEmpty() ? "" : " (" + reason + ")");
  }
}
