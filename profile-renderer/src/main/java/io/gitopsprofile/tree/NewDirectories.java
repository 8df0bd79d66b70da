package io.gitopsprofile.tree;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The directories that a run creates outside its tree: the tree's own, and that of the copies. */
final class NewDirectories {

  private final FileSystemAccess disk;
  private final Deque<Path> made = new ArrayDeque<>();

  NewDirectories(FileSystemAccess disk) {
    this.disk = disk;
  }

  /** The created directories, each before its parent. */
  Deque<Path> made() {
    return made;
  }

  /** Creates a directory and its parents as far as they do not exist. */
  void create(@Nullable Path folder) throws IOException {
    if (folder != null && disk.entry(folder) == Entry.ABSENT) {
      create(folder.getParent());
      try {
        disk.createDirectory(folder);
        made.push(folder);
      } catch (FileAlreadyExistsException e) {
        // Another run created the directory first; there is no lock before the directory exists.
        switch (disk.entry(folder)) {
          case DIRECTORY -> {}
          // The other run failed and removed the directory.
          case ABSENT -> create(folder);
          default -> throw e;
        }
      }
    }
  }

  /** Removes the created directories that are empty, after a failure. */
  void removeEmpty(Exception cause) {
    try {
      for (Path folder : made) {
        if (disk.entry(folder) == Entry.DIRECTORY && disk.list(folder).isEmpty()) {
          disk.delete(folder);
        }
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
