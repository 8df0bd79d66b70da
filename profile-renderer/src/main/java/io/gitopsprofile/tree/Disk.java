package io.gitopsprofile.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
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

  /** The lines of a hundred thousand files, which the heap of a small build can hold. */
  static final int LONGEST = 16 << 20;

  /** Says that a file is none that a run has written. */
  static final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }

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

  /** A path without links and detours; of what is not there, as far as it is there. */
  Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    for (Path known = absolute; known != null; known = known.getParent()) {
      if (Files.exists(known)) {
        return known.toRealPath().resolve(known.relativize(absolute)).normalize();
      }
    }
    return absolute;
  }

  /** The bytes of a file; null if there is none. */
  byte @Nullable [] read(Path file) throws IOException {
    return entry(file) == Entry.FILE ? Files.readAllBytes(file) : null;
  }

  /** The size of a file in bytes; 0 if there is none. */
  long size(Path file) throws IOException {
    return entry(file) == Entry.FILE ? Files.size(file) : 0;
  }

  /**
   * The exact hash of a file's bytes, or a text that is the hash of no file; null if there is none.
   */
  @Nullable String hash(Path file) throws IOException {
    return size(file) > LONGEST ? "too large" : Journal.hash(read(file));
  }

  /**
   * The bytes of a file that a run has written, which is small; null if there is none.
   *
   * @throws TooLargeException if there are more bytes than such a file has
   */
  byte @Nullable [] readSmall(Path file) throws IOException {
    if (entry(file) != Entry.FILE) {
      return null;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new TooLargeException(
            file + " has " + Files.size(file) + " bytes, more than any run writes there");
      }
      return bytes;
    }
  }

  /** Whether two paths name one file, as those that differ in case do where that does not count. */
  boolean isOneFile(Path one, Path other) throws IOException {
    return entry(one) == Entry.FILE && entry(other) == Entry.FILE && Files.isSameFile(one, other);
  }

  /** Whether a path leads to a directory, be it by links. */
  boolean leadsToFolder(Path path) {
    return Files.isDirectory(path);
  }

  /** Whether a path leads to a file, be it by links. */
  boolean leadsToFile(Path path) {
    return Files.isRegularFile(path);
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

  /** Opens a file that is to be locked; an empty one is made if there is none. */
  FileChannel openLock(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  /** Opens a file that is there. */
  FileChannel openToWrite(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  /** Opens a file that is there. */
  FileChannel openToRead(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
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
