package io.gitopsprofile.tree.record;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import java.io.IOException;
import java.nio.file.Path;

/** The name of a profile in the ownership record of a directory. */
public final class RecordedProfileName {

  private RecordedProfileName() {}

  /**
   * The relative path from the directory to the profile's file, with {@code /} between folders.
   * Links in the directory's path do not change the result, so the path can be resolved against the
   * directory; a profile that is itself a link keeps the link's name.
   *
   * @throws IOException if the real paths cannot be determined
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
