package io.gitopsprofile.tree.record;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** The files of the profiles that an ownership record names. */
public final class RecordedProfiles {

  private final FileSystemAccess disk;
  private final Path directory;

  /**
   * The files of profiles.
   *
   * @param directory the record's directory, without links
   */
  public RecordedProfiles(FileSystemAccess disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
  }

  /** Whether a profile is there; one whose name this system or locale cannot say may be. */
  public boolean mayBeThere(String profile) {
    try {
      return disk.leadsToFile(directory.resolve(profile));
    } catch (InvalidPathException e) {
      return true;
    }
  }

  /**
   * Whether a profile was there and is no more. One of another repository may only not be checked
   * out, and one that is no YAML file may be written in Java: of these it is not sure.
   */
  public boolean isGone(String profile) {
    String name = profile.toLowerCase(Locale.ROOT);
    if (mayBeThere(profile) || !(name.endsWith(".yaml") || name.endsWith(".yml"))) {
      return false;
    }
    return directory.resolve(profile).normalize().startsWith(directory) || hasFolder(profile);
  }

  /**
   * Whether that is sure enough to forget what it wrote. In a sparse checkout a profile may only
   * not be there together with its folder; a file that is left out alone is taken for deleted.
   */
  public boolean isGoneForGood(String profile) {
    return isGone(profile) && hasFolder(profile);
  }

  private boolean hasFolder(String profile) {
    Path folder = directory.resolve(profile).normalize().getParent();
    return folder != null && disk.leadsToFolder(folder);
  }
}
