package io.gitopsprofile.tree.record;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import java.io.IOException;
import java.nio.file.Path;

/** What a profile is called in the ownership record of a directory. */
public final class RecordedProfileName {

  private RecordedProfileName() {}

  /**
   * The way from the directory to the profile's file, with {@code /} between folders. It is the
   * same whatever links lead to the two, so that it can be gone from the directory itself; a
   * profile that is a link is called as the link.
   *
   * @throws IOException if the disk does not tell where the two are
   */
  public static String of(Path profile, Path directory) throws IOException {
    FileSystemAccess disk = new FileSystemAccess();
    Path named = profile.toAbsolutePath().normalize();
    Path name = named.getFileName();
    Path folder = named.getParent();
    Path file = folder == null || name == null ? named : disk.real(folder).resolve(name);
    Path from = disk.real(directory);
    boolean sameRoot = String.valueOf(file.getRoot()).equals(String.valueOf(from.getRoot()));
    Path way = sameRoot ? from.relativize(file) : name;
    return String.valueOf(way).replace('\\', '/');
  }
}
