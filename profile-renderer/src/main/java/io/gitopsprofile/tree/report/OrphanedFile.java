package io.gitopsprofile.tree.report;

import static java.util.Objects.requireNonNull;

/**
 * A generated file whose profile no longer exists and that no other profile has adopted.
 *
 * @param path the file, relative to the directory
 * @param profile the profile that generated the file, as named in the record
 */
public record OrphanedFile(String path, String profile) {

  /** Rejects missing components. */
  public OrphanedFile {
    requireNonNull(path, "path");
    requireNonNull(profile, "profile");
  }

  /** The problem and its fix. */
  @Override
  public String toString() {
    return path
        + " was generated from "
        + profile
        + ", which no longer exists; restore that profile, delete the file, or run with"
        + " -Dprofile.adopt, which deletes it and keeps a copy";
  }
}
