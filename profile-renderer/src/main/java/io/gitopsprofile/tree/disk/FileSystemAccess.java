package io.gitopsprofile.tree.disk;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The file operations of a run; each one is atomic. Tests replace this class to let any operation
 * fail, or be the last of a run.
 */
public class FileSystemAccess {

  /**
   * Maximum size in bytes of a file that is read whole: the record of a hundred thousand files,
   * which fits into a small heap.
   */
  public static final int LONGEST = 16 << 20;

  /** Signals that a file is too large to be written by a run. */
  public static final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }

  /** The kind of entry at a path. */
  public enum Entry {
    ABSENT,
    FILE,
    DIRECTORY,
    /** A symbolic link, a pipe or a device. */
    OTHER
  }

  /** The kind of entry at a path; links are not followed. */
  public Entry entry(Path path) throws IOException {
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
   * The obstacle to a file: the first part of its path that exists and is not a directory, such as
   * a symbolic link; null if there is none.
   */
  @Nullable
  public Path obstacle(Path directory, String file) throws IOException {
    for (int slash = file.indexOf('/'); slash >= 0; slash = file.indexOf('/', slash + 1)) {
      Path folder = directory.resolve(file.substring(0, slash));
      Entry entry = entry(folder);
      if (entry != Entry.DIRECTORY) {
        return entry == Entry.ABSENT ? null : folder;
      }
    }
    return null;
  }

  /** True if an entry other than a file exists at a path. */
  public boolean isNotFile(Path path) throws IOException {
    Entry entry = entry(path);
    return entry != Entry.FILE && entry != Entry.ABSENT;
  }

  /** The real path without links; the missing end of a path is appended as it is. */
  public Path real(Path path) throws IOException {
    Path absolute = path.toAbsolutePath().normalize();
    for (Path known = absolute; known != null; known = known.getParent()) {
      if (Files.exists(known)) {
        return known.toRealPath().resolve(known.relativize(absolute)).normalize();
      }
    }
    return absolute;
  }

  /** The bytes of a file; null if the file does not exist. */
  public byte @Nullable [] read(Path file) throws IOException {
    return entry(file) == Entry.FILE ? Files.readAllBytes(file) : null;
  }

  /** The size of a file in bytes; 0 if there is none. */
  public long size(Path file) throws IOException {
    return entry(file) == Entry.FILE ? Files.size(file) : 0;
  }

  /**
   * The exact hash of a file's bytes, or a text that is the hash of no file; null if there is none.
   */
  @Nullable String hash(Path file) throws IOException {
    return size(file) > LONGEST ? "too large" : Journal.hash(read(file));
  }

  /**
   * The bytes of a small file that a run has written; null if the file does not exist.
   *
   * @throws TooLargeException if the file is larger than a run ever writes
   */
  public byte @Nullable [] readSmall(Path file) throws IOException {
    if (entry(file) != Entry.FILE) {
      return null;
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new TooLargeException(
            file + " has " + Files.size(file) + " bytes, more than a run ever writes there");
      }
      return bytes;
    }
  }

  /**
   * True if two paths name the same file, such as paths that differ in case on a case-insensitive
   * disk.
   */
  public boolean isSameFile(Path one, Path other) throws IOException {
    return entry(one) == Entry.FILE && entry(other) == Entry.FILE && Files.isSameFile(one, other);
  }

  /** True if a path leads to a directory, also through links. */
  public boolean leadsToFolder(Path path) {
    return Files.isDirectory(path);
  }

  /** True if a path leads to a file, also through links. */
  public boolean leadsToFile(Path path) {
    return Files.isRegularFile(path);
  }

  /** The entries of a directory; empty if the directory does not exist. */
  public List<Path> list(Path directory) throws IOException {
    if (entry(directory) != Entry.DIRECTORY) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return new ArrayList<>(entries.sorted().toList());
    }
  }

  /**
   * The first entries of a directory that the file system names, sorted; links are listed, too.
   *
   * @param most the most entries to return
   */
  public List<Path> first(Path directory, int most) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      Iterator<Path> each = stream.iterator();
      while (entries.size() < most && each.hasNext()) {
        entries.add(each.next());
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    Collections.sort(entries);
    return entries;
  }

  /** Writes a new file with the default permissions of the umask. */
  public void create(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /** Copies a file to a new path. */
  public void copy(Path from, Path to) throws IOException {
    Files.copy(from, to);
  }

  /** Opens a file for locking; an empty file is created if it does not exist. */
  public FileChannel openLock(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  /** Opens an existing file for writing. */
  FileChannel openToWrite(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  /** Opens an existing file for reading. */
  FileChannel openToRead(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  /** Copies the permissions of a file to another. */
  public void copyMode(Path from, Path to) throws IOException {
    if (from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  /** Creates a hard link to a file, or a copy if the file system has no hard links. */
  public void link(Path file, Path second) throws IOException {
    try {
      Files.createLink(second, file);
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (IOException | UnsupportedOperationException e) {
      Files.copy(file, second, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** Moves a file to a path atomically, replacing an existing file. */
  public void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Deletes a file or an empty directory. */
  public void delete(Path path) throws IOException {
    Files.delete(path);
  }

  /** Creates a directory in an existing parent directory. */
  public void createDirectory(Path directory) throws IOException {
    Files.createDirectory(directory);
  }
}
