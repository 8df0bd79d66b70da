package io.gitopsprofile.tree.disk;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
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

  /**
   * A directory that a thread has entered.
   *
   * @param folders its open folders; null if the platform cannot work relative to open folders
   */
  private record Entered(
      Path root, @Nullable OpenFolders folders, ThreadLocal<@Nullable List<Entered>> all)
      implements Closeable {

    /** Leaves the directory; found by identity, since equals() of a record links for 10 ms. */
    @Override
    @SuppressWarnings("ReferenceEquality")
    public void close() throws IOException {
      List<Entered> directories = of(all);
      for (int i = 0; i < directories.size(); i++) {
        if (directories.get(i) == this) {
          directories.remove(i);
          break;
        }
      }
      if (folders != null) {
        folders.close();
      }
    }

    static List<Entered> of(ThreadLocal<@Nullable List<Entered>> all) {
      List<Entered> directories = all.get();
      if (directories == null) {
        directories = new ArrayList<>();
        all.set(directories);
      }
      return directories;
    }
  }

  @SuppressWarnings("ThreadLocalUsage") // Each file system has its own entered directories.
  private final ThreadLocal<@Nullable List<Entered>> entered = new ThreadLocal<>();

  /**
   * Opens a directory. Until it is closed, operations of this thread on paths below the directory
   * go through no link, not even through one that replaces a folder meanwhile. On a platform that
   * cannot work relative to open folders, each change looks at the folders of its path first. A
   * directory below an entered one is reached through that one.
   *
   * @param directory an existing directory without links in its path
   */
  public final Closeable enter(Path directory) throws IOException {
    if (enteredAbove(directory) != null) {
      return () -> {};
    }
    Entered directoryOfRun = new Entered(directory, open(directory), entered);
    Entered.of(entered).add(directoryOfRun);
    return directoryOfRun;
  }

  /** The open folders of a directory; null if the platform cannot work relative to them. */
  @Nullable OpenFolders open(Path directory) throws IOException {
    return OpenFolders.of(directory);
  }

  /** Closes the folders below the entered directories; later operations open them again. */
  final void reopen() throws IOException {
    for (Entered directory : Entered.of(entered)) {
      if (directory.folders() != null) {
        directory.folders().forget();
      }
    }
  }

  /** The directory entered last that a path is below; null if there is none. */
  private @Nullable Entered enteredAbove(Path path) {
    List<Entered> all = Entered.of(entered);
    for (int i = all.size() - 1; i >= 0; i--) {
      Path root = all.get(i).root();
      if (path.startsWith(root) && !path.equals(root)) {
        return all.get(i);
      }
    }
    return null;
  }

  private @Nullable OpenFolders foldersOf(Path path) {
    @Nullable Entered directory = enteredAbove(path);
    return directory == null ? null : directory.folders();
  }

  /** Rejects a change whose path leads through a link. */
  private void refuseLinks(Path path) throws IOException {
    @Nullable Entered directory = enteredAbove(path);
    if (directory == null) {
      return;
    }
    Path folder = path;
    do {
      folder = requireNonNull(folder.getParent());
      if (Files.isSymbolicLink(folder)) {
        throw new NotDirectoryException(folder.toString());
      }
    } while (!folder.equals(directory.root()));
  }

  /** The kind of entry at a path; links are not followed. */
  public Entry entry(Path path) throws IOException {
    @Nullable BasicFileAttributes found = attributesIfThere(path);
    if (found == null) {
      return Entry.ABSENT;
    }
    return found.isRegularFile() ? Entry.FILE : found.isDirectory() ? Entry.DIRECTORY : Entry.OTHER;
  }

  private @Nullable BasicFileAttributes attributesIfThere(Path path) throws IOException {
    try {
      @Nullable OpenFolders folders = foldersOf(path);
      return folders == null ? attributes(path) : folders.attributesIfThere(path);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private BasicFileAttributes attributes(Path path) throws IOException {
    @Nullable OpenFolders folders = foldersOf(path);
    return folders == null
        ? Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        : folders.attributes(path);
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
    if (entry(file) != Entry.FILE) {
      return null;
    }
    @Nullable OpenFolders folders = foldersOf(file);
    if (folders == null) {
      return Files.readAllBytes(file);
    }
    try (InputStream in = Channels.newInputStream(openToRead(file))) {
      return in.readAllBytes();
    }
  }

  /** The size of a file in bytes; 0 if there is none. */
  public long size(Path file) throws IOException {
    @Nullable BasicFileAttributes found = attributesIfThere(file);
    return found != null && found.isRegularFile() ? found.size() : 0;
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
    try (InputStream in = Channels.newInputStream(openToRead(file))) {
      byte[] bytes = in.readNBytes(LONGEST + 1);
      if (bytes.length > LONGEST) {
        throw new TooLargeException(
            file + " has " + size(file) + " bytes, more than a run ever writes there");
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
    @Nullable OpenFolders folders = foldersOf(directory);
    List<Path> entries;
    if (folders == null) {
      try (Stream<Path> found = Files.list(directory)) {
        entries = new ArrayList<>(found.toList());
      }
    } else {
      entries = folders.list(directory);
    }
    entries.sort(null);
    return entries;
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
    @Nullable OpenFolders folders = foldersOf(file);
    if (folders == null) {
      refuseLinks(file);
      Files.write(file, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } else {
      folders.create(file, bytes);
    }
  }

  /**
   * Waits until the content of a file, or the entries of a folder, are on the disk and survive a
   * power failure. A system that cannot open a folder orders the changes of folders by itself.
   */
  public void sync(Path path) throws IOException {
    try (FileChannel channel = openToSync(path)) {
      if (channel != null) {
        channel.force(true);
      }
    }
  }

  /** Waits until the contents of files and the entries of folders are on the disk. */
  public final void sync(List<Path> paths) throws IOException {
    if (paths.size() >= ConcurrentSync.MANY) {
      ConcurrentSync.of(this, paths);
      return;
    }
    for (Path path : paths) {
      sync(path);
    }
  }

  /** Opens a file or a folder; null for a folder on a system that cannot open folders. */
  @Nullable FileChannel openToSync(Path path) throws IOException {
    if (entry(path) != Entry.DIRECTORY) {
      return openToWrite(path);
    }
    try {
      return openToRead(path);
    } catch (AccessDeniedException cannotOpenFolders) {
      return null;
    }
  }

  /**
   * Opens a file for locking; an empty file is created if it does not exist.
   *
   * @throws FileAlreadyExistsException if an entry other than a file exists at the path
   */
  public FileChannel openLock(Path file) throws IOException {
    try {
      return open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      if (isNotFile(file)) {
        throw e;
      }
      return open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }
  }

  /** Opens an existing file for writing. */
  FileChannel openToWrite(Path file) throws IOException {
    return open(file, StandardOpenOption.WRITE);
  }

  /** Opens an existing file for reading. */
  FileChannel openToRead(Path file) throws IOException {
    return open(file, StandardOpenOption.READ);
  }

  private FileChannel open(Path file, OpenOption... how) throws IOException {
    Set<OpenOption> options = new HashSet<>(List.of(how));
    options.add(LinkOption.NOFOLLOW_LINKS);
    @Nullable OpenFolders folders = foldersOf(file);
    if (folders == null) {
      refuseLinks(file);
      return FileChannel.open(file, options);
    }
    return folders.channel(file, options);
  }

  /** Copies the permissions of a file to another. */
  public void copyMode(Path from, Path to) throws IOException {
    if (from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> mode =
          view(from, PosixFileAttributeView.class).readAttributes().permissions();
      view(to, PosixFileAttributeView.class).setPermissions(mode);
    }
  }

  /** Copies the time of the last change of a file to another. */
  public void copyTime(Path from, Path to) throws IOException {
    view(to, BasicFileAttributeView.class)
        .setTimes(attributes(from).lastModifiedTime(), null, null);
  }

  private <V extends FileAttributeView> V view(Path file, Class<V> type) throws IOException {
    @Nullable OpenFolders folders = foldersOf(file);
    if (folders == null) {
      refuseLinks(file);
      return Files.getFileAttributeView(file, type);
    }
    return folders.view(file, type);
  }

  /** Moves a file or a folder to a path atomically, replacing an existing file. */
  public void move(Path from, Path to) throws IOException {
    @Nullable OpenFolders folders = foldersOf(to);
    if (folders == null || folders != foldersOf(from)) {
      refuseLinks(from);
      refuseLinks(to);
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } else {
      folders.move(from, to);
    }
  }

  /** Deletes a file or an empty directory. */
  public void delete(Path path) throws IOException {
    @Nullable OpenFolders folders = foldersOf(path);
    if (folders == null) {
      refuseLinks(path);
      Files.delete(path);
    } else {
      folders.delete(path);
    }
  }

  /**
   * Creates a directory in an existing parent directory. Java creates a directory only by its whole
   * path; if a link leads that path elsewhere, an empty directory is left there.
   *
   * @throws IOException if the directory is not where it was to be created
   */
  public void createDirectory(Path directory) throws IOException {
    @Nullable OpenFolders folders = foldersOf(directory);
    if (folders == null) {
      refuseLinks(directory);
    }
    Files.createDirectory(directory);
    if (folders != null && !folders.attributes(directory).isDirectory()) {
      throw new NotDirectoryException(directory.toString());
    }
  }
}
