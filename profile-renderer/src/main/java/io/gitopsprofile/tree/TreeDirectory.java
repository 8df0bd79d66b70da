package io.gitopsprofile.tree;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import java.io.IOException;
import java.nio.file.Path;

/** Checks of the directory that contains or receives a tree. */
final class TreeDirectory {

  private TreeDirectory() {}

  /**
   * Checks that a directory exists or can be created.
   *
   * @throws IOException if a part of its path is neither a folder nor a link to a folder
   */
  static void check(FileSystemAccess disk, Path directory) throws IOException {
    Path named = directory.toAbsolutePath().normalize();
    for (int i = 1; i <= named.getNameCount(); i++) {
      Path part = named.getRoot().resolve(named.subpath(0, i));
      switch (disk.entry(part)) {
        case ABSENT -> {
          return;
        }
        case DIRECTORY -> {}
        case FILE ->
            throw new IOException(
                part + " is a file, not a folder; move it away or set another directory");
        case OTHER -> {
          if (!disk.leadsToFolder(part)) {
            throw new IOException(
                part
                    + " is a link or a device, not a folder; create the folder that the link names,"
                    + " or delete the link");
          }
        }
      }
    }
  }
}
