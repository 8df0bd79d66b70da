package io.gitopsprofile.tree.record;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** The files of the profiles in an ownership record. */
public final class RecordedProfiles {

  private final FileSystemAccess disk;
  private final Path directory;

  /**
   * Creates a lookup of profile files.
   *
   * @param directory the record's directory without links
   */
  public RecordedProfiles(FileSystemAccess disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
  }

  /** True if a profile exists, or if its name cannot be represented on this system. */
  public boolean mayBeThere(String profile) {
    try {
      return disk.leadsToFile(directory.resolve(profile));
    } catch (InvalidPathException e) {
      return true;
    }
  }

  /**
   * True if a profile was deleted. A profile of another repository may only be missing from this
   * checkout, and a name that is not a YAML file may be a profile written in Java; both count as
   * existing.
   */
  public boolean isDeleted(String profile) {
    String name = profile.toLowerCase(Locale.ROOT);
    if (mayBeThere(profile) || !(name.endsWith(".yaml") || name.endsWith(".yml"))) {
      return false;
    }
    return directory.resolve(profile).normalize().startsWith(directory) || hasFolder(profile);
  }

  /**
   * True if a profile was deleted and its record lines can be removed. In a sparse checkout a
   * profile may be missing together with its folder; a profile missing alone counts as deleted.
   */
  public boolean isCertainlyDeleted(String profile) {
    return isDeleted(profile) && hasFolder(profile);
  }

  private boolean hasFolder(String profile) {
    Path folder = directory.resolve(profile).normalize().getParent();
    return folder != null && disk.leadsToFolder(folder);
  }
}
