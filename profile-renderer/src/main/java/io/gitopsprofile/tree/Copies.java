package io.gitopsprofile.tree;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** The folder of the copies that a run makes of files before it replaces or deletes them. */
final class Copies {

  private final FileSystemAccess disk;
  private final Path folder;
  private final boolean durable;

  Copies(FileSystemAccess disk, WriteOptions options) {
    this.disk = disk;
    this.folder = options.copies().toAbsolutePath().normalize();
    this.durable = options.fsync();
  }

  /**
   * Writes a copy beside earlier ones of the same path, unless one of these has the same content.
   *
   * @param path the file, relative to its tree
   */
  void keep(String path, byte[] content) throws IOException {
    if (Files.isSymbolicLink(folder)) {
      throw new IOException(folder + " is a link, not a folder; delete it, then run again");
    }
    Path real = disk.real(folder);
    NewDirectories directories = new NewDirectories(disk);
    directories.create(real);
    Closeable entered = disk.enter(real);
    try {
      write(real, path, content, directories);
    } finally {
      entered.close();
    }
  }

  private void write(Path real, String path, byte[] content, NewDirectories directories)
      throws IOException {
    Path first = real.resolve(path);
    directories.create(first.getParent());
    Path copy = first;
    for (int i = 1; disk.entry(copy) != Entry.ABSENT; i++) {
      if (Arrays.equals(content, small(copy))) {
        return;
      }
      copy = first.resolveSibling(first.getFileName() + "." + i);
    }
    disk.create(copy, content);
    sync(copy, directories.made());
  }

  private byte @Nullable [] small(Path copy) throws IOException {
    return disk.size(copy) > FileSystemAccess.LONGEST ? null : disk.read(copy);
  }

  private void sync(Path copy, Deque<Path> made) throws IOException {
    if (durable) {
      Deque<Path> changed = new ArrayDeque<>(made);
      changed.add(copy);
      disk.sync(copy);
      for (Path path : changed) {
        disk.sync(requireNonNull(path.getParent()));
      }
    }
  }
}
