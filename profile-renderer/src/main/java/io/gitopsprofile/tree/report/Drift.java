package io.gitopsprofile.tree.report;

import static java.util.Objects.requireNonNull;

/**
 * A file of a directory that is not as its profile yields it.
 *
 * @param kind in what way
 * @param path the file, relative to the directory
 * @param reason why, as far as that is known, such as another generator; else empty
 * @param difference what a write would change, as a unified diff; empty if it would not
 */
public record Drift(Kind kind, String path, String reason, String difference) {

  /** The ways in which a file can differ. */
  public enum Kind {
    /** The profile yields it, and it is not there. */
    MISSING("missing"),
    /** It holds other content. */
    CHANGED("changed"),
    /** A person changed it since it was generated; a write stops at it. */
    EDITED("edited"),
    /** It was there before, and is none of this generator's; a write stops at it. */
    STRANGE("strange"),
    /** A former run wrote it, and the profile does not yield it any more. */
    SURPLUS("surplus"),
    /** The profile that it came from is not there any more, and no other has taken it over. */
    ORPHANED("orphaned"),
    /** It cannot be written: something else is there. */
    TAKEN("taken"),
    /** A run was killed, and what it began is not taken back yet. */
    INTERRUPTED("interrupted");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** Refuses to be without a path. */
  public Drift {
    requireNonNull(kind, "kind");
    requireNonNull(path, "path");
    requireNonNull(reason, "reason");
    requireNonNull(difference, "difference");
  }

  /** One line: {@code edited base/demo/namespace.yaml (by hand)}. */
  @Override
  public String toString() {
    return kind.word + " " + path + (reason.isEmpty() ? "" : " (" + reason + ")");
  }
}
