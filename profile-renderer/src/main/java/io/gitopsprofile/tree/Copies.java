package io.gitopsprofile.tree;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the copies that a run makes of files before it replaces or deletes them. No copy
 * goes through a link below the tree's directory, nor through the folder itself if that is a link.
 */
final class Copies {

  private final FileSystemAccess disk;
  private final Path root;
  private final Path folder;
  private final boolean durable;

  /**
   * Creates nothing yet.
   *
   * @param root the tree's directory without links in its path
   */
  Copies(FileSystemAccess disk, Path root, WriteOptions options) {
    this.disk = disk;
    this.root = root;
    this.folder = options.copies().toAbsolutePath().normalize();
    this.durable = options.fsync();
  }

  /**
   * Writes a copy beside earlier ones of the same path, unless one of these has the same content.
   *
   * @param path the file, relative to its tree
   */
  void keep(String path, byte[] content) throws IOException {
    @Nullable Path named = namedRoot();
    Path above = named == null ? disk.real(requireNonNull(folder.getParent())) : root;
    Path below = named == null ? requireNonNull(folder.getFileName()) : named.relativize(folder);
    @Nullable Path obstacle =
        disk.obstacle(above, below.toString().replace('\\', '/') + "/" + path);
    if (obstacle != null) {
      throw new IOException(
          obstacle
              + " is a link or a file, not a folder for copies; delete it, or name another folder"
              + " with -Dprofile.copies");
    }
    Path real = above.resolve(below);
    NewDirectories directories = new NewDirectories(disk);
    directories.create(real);
    Closeable entered = disk.enter(real);
    try {
      write(real, path, content, directories);
    } finally {
      entered.close();
    }
  }

  /** The part of the folder's path that leads to the tree's directory; null if none does. */
  private @Nullable Path namedRoot() throws IOException {
    @Nullable Path named = null;
    for (Path part = folder.getParent(); part != null; part = part.getParent()) {
      if (disk.real(part).equals(root)) {
        named = part;
      }
    }
    return named;
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
