package io.gitopsprofile.tree.report;

import static java.util.Objects.requireNonNull;

/**
 * A file of a directory that differs from the file that its profile generates.
 *
 * @param kind the kind of difference
 * @param path the file, relative to the directory
 * @param reason the reason if known, such as another generator version; otherwise empty
 * @param difference the change that a write would make, as a unified diff; empty if none
 */
public record Drift(Kind kind, String path, String reason, String difference) {

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

  /** The drift in one line: {@code edited base/demo/namespace.yaml (by hand)}. */
  @Override
  public String toString() {
    return kind.word + " " + path + (reason.isEmpty() ? "" : " (" + reason + ")");
  }
}
