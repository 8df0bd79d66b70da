package io.gitopsprofile.tree.report;

import static java.util.Objects.requireNonNull;

/**
 * A generated file that no profile cares for: its own is not there any more, and none has taken the
 * file over.
 *
 * @param path the file, relative to the directory
 * @param profile the profile that it was generated from, as the record calls it
 */
public record OrphanedFile(String path, String profile) {

  /** Refuses to be without either. */
  public OrphanedFile {
    requireNonNull(path, "path");
    requireNonNull(profile, "profile");
  }

  /** What it is, and the ways out. */
  @Override
  public String toString() {
    return path
        + " was generated from "
        + profile
        + ", which is not there any more: put that profile back, delete the file, or say"
        + " -Dprofile.adopt, which deletes it and keeps a copy";
  }
}
