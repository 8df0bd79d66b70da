package io.gitopsprofile.tree;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import java.io.IOException;
import java.nio.file.Path;

/** The directory that holds or receives a tree. */
final class TreeDirectory {

  private TreeDirectory() {}

  /**
   * Makes sure that a directory is there or can be made.
   *
   * @throws IOException if something on the way to it is neither a folder nor a link to one
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
            throw new IOException(part + " is a file, not a folder; move it away or name another");
        case OTHER -> {
          if (!disk.leadsToFolder(part)) {
            throw new IOException(
                part
                    + " is a link or a device that leads to no folder; make the folder that it"
                    + " means, or delete it");
          }
        }
      }
    }
  }
}
