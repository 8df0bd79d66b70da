package io.gitopsprofile.tree;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The file operations of which a run is made, each of which happens as a whole or not at all. One
 * place, so that a test can let any of them fail, or be the last of a run.
 */
class Disk {

  /** What stands at a path. */
  enum Entry {
    ABSENT,
    FILE,
    DIRECTORY,
    /** A symbolic link, a pipe, a device. */
    OTHER
  }

  /** What stands at a path; a link is not followed. */
  Entry entry(Path path) throws IOException {
    try {
      BasicFileAttributes found =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return found.isRegularFile()
          ? Entry.FILE
          : found.isDirectory() ? Entry.DIRECTORY : Entry.OTHER;
    } catch (NoSuchFileException e) {
      return Entry.ABSENT;
    }
  }

  /**
   * What stands in the way of a file: the first part of its path that is there and no directory,
   * such as a symbolic link; null if there is none.
   */
  @Nullable Path obstacle(Path directory, String file) throws IOException {
    for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
      Path folder = directory.resolve(file.substring(0, slash));
      Entry entry = entry(folder);
      if (entry != Entry.DIRECTORY) {
        return entry == Entry.ABSENT ? null : folder;
      }
    }
    return null;
  }

  /** Whether something stands at a path that is no file. */
  boolean isNoFile(Path path) throws IOException {
    Entry entry = entry(path);
    return entry != Entry.FILE && entry != Entry.ABSENT;
  }

  /** The bytes of a file; null if there is none. */
  byte @Nullable [] read(Path file) throws IOException {
    return entry(file) == Entry.FILE ? Files.readAllBytes(file) : null;
  }

  /** Whether a file is too large to be read as a whole. */
  boolean isLarge(Path file) throws IOException {
    return entry(file) == Entry.FILE && Files.size(file) > LargeFile.MOST_BYTES;
  }

  /** The exact hash of a file's bytes; null if there is none. */
  @Nullable String hash(Path file) throws IOException {
    return isLarge(file) ? LargeFile.of(file).exactHash() : Journal.hash(read(file));
  }

  /** The names in a directory; none if there is no directory. */
  List<Path> list(Path directory) throws IOException {
    if (entry(directory) != Entry.DIRECTORY) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return new ArrayList<>(entries.sorted().toList());
    }
  }

  /** Writes a new file, with the mode that the umask leaves. */
  void create(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Writes a new file that holds what another does. */
  void copy(Path from, Path to) throws IOException {
    Files.copy(from, to);
  }

  /** Gives a file the mode of another. */
  void copyMode(Path from, Path to) throws IOException {
    if (from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  /** Gives a file a second name, or where the file system cannot, a copy. */
  void link(Path file, Path second) throws IOException {
    try {
      Files.createLink(second, file);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(file, second, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** Moves a file to a path in one step; what stood there is gone. */
  void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes a file or an empty directory. */
  void delete(Path path) throws IOException {
    Files.delete(path);
  }

  /** Makes a directory whose parent is there. */
  void createDirectory(Path directory) throws IOException {
    Files.createDirectory(directory);
  }
}
