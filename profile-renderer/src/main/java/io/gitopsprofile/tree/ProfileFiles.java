package io.gitopsprofile.tree;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The files of the profiles that an ownership record names. */
final class ProfileFiles {

  private final Disk disk;
  private final Path directory;

  /**
   * The files of profiles.
   *
   * @param directory the record's directory, without links
   */
  ProfileFiles(Disk disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
  }

  /** Whether a profile is there; one whose name this system or locale cannot say may be. */
  boolean mayBeThere(String profile) {
    try {
      return disk.leadsToFile(directory.resolve(profile));
    } catch (InvalidPathException e) {
      return true;
    }
  }
}
