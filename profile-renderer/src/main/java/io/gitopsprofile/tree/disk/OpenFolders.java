package io.gitopsprofile.tree.disk;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttributeView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folders of a run. Each folder is opened once, by its name in its opened parent and never
 * through a link, and files are changed by their name in the opened folder. If another process puts
 * a link in the place of a folder during the run, the run still changes files in the folder that it
 * opened. Linux has these operations; {@link #of} returns null on a platform without them.
 */
final class OpenFolders implements Closeable {

  /** Maximum number of folders that stay open between two operations. */
  private static final int MOST_OPEN = 32;

  private final Path root;
  private final SecureDirectoryStream<Path> top;
  private final Map<Path, SecureDirectoryStream<Path>> open = new LinkedHashMap<>(16, 0.75f, true);

  private OpenFolders(Path root, SecureDirectoryStream<Path> top) {
    this.root = root;
    this.top = top;
  }

  /**
   * Opens a directory; null if the platform cannot work relative to open folders.
   *
   * @param root the directory without links in its path
   */
  @SuppressWarnings("StreamResourceLeak") // The opened folders stay open until they are closed.
  static @Nullable OpenFolders of(Path root) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(root);
    if (!(stream instanceof SecureDirectoryStream<Path> top)) {
      stream.close();
      return null;
    }
    try {
      BasicFileAttributes named =
          Files.readAttributes(root, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      BasicFileAttributes opened =
          top.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
      if (!named.isDirectory()) {
        throw new IOException(root + " was changed during the run; run again");
      }
      if (!requireNonNull(named.fileKey()).equals(opened.fileKey())) {
        // Another run deleted the directory that it had made, and a third one made it again.
        throw new NoSuchFileException(root.toString(), null, "was replaced during the run");
      }
    } catch (IOException | RuntimeException e) {
      top.close();
      throw e;
    }
    return new OpenFolders(root, top);
  }

  /** The attributes of an entry, even of a link. */
  BasicFileAttributes attributes(Path path) throws IOException {
    return view(path, BasicFileAttributeView.class).readAttributes();
  }

  /** The same; null if nothing is in the entry's place in its folder. */
  @Nullable BasicFileAttributes attributesIfThere(Path path) throws IOException {
    SecureDirectoryStream<Path> folder = folder(path);
    try {
      return named(
              folder.getFileAttributeView(
                  name(path), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS),
              path)
          .readAttributes();
    } catch (NoSuchFileException absent) {
      return null;
    } catch (FileSystemException e) {
      throw named(e, path);
    }
  }

  /** A view of the attributes of an entry; a link is not followed. */
  <V extends FileAttributeView> V view(Path path, Class<V> type) throws IOException {
    try {
      return named(
          folder(path).getFileAttributeView(name(path), type, LinkOption.NOFOLLOW_LINKS), path);
    } catch (FileSystemException e) {
      throw named(e, path);
    }
  }

  private static <V> V named(@Nullable V view, Path path) throws IOException {
    if (view == null) {
      throw new FileSystemException(path.toString(), null, "has no such attributes");
    }
    return view;
  }

  /** Opens a file; a link at its path is an error. */
  FileChannel channel(Path file, Set<OpenOption> options) throws IOException {
    try {
      SeekableByteChannel channel = folder(file).newByteChannel(name(file), options);
      if (channel instanceof FileChannel opened) {
        return opened;
      }
      channel.close();
      throw new FileSystemException(file.toString(), null, "cannot be opened as a file");
    } catch (FileSystemException e) {
      throw named(e, file);
    }
  }

  /** Writes a new file. */
  void create(Path file, byte[] bytes) throws IOException {
    Set<OpenOption> options = new HashSet<>();
    options.add(StandardOpenOption.CREATE_NEW);
    options.add(StandardOpenOption.WRITE);
    try (FileChannel channel = channel(file, options)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        channel.write(left);
      }
    }
  }

  /** The entries of a folder. */
  List<Path> list(Path directory) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream =
        folder(directory).newDirectoryStream(name(directory), LinkOption.NOFOLLOW_LINKS)) {
      for (Path entry : stream) {
        entries.add(directory.resolve(name(entry)));
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    } catch (FileSystemException e) {
      throw named(e, directory);
    }
    return entries;
  }

  void delete(Path path) throws IOException {
    try {
      if (attributes(path).isDirectory()) {
        forget(path);
        folder(path).deleteDirectory(name(path));
      } else {
        folder(path).deleteFile(name(path));
      }
    } catch (FileSystemException e) {
      throw named(e, path);
    }
  }

  /** Moves a file or a folder atomically, in place of an existing file. */
  void move(Path from, Path to) throws IOException {
    try {
      forget(from);
      SecureDirectoryStream<Path> source = folder(from);
      source.move(name(from), opened(requireNonNull(to.getParent())), name(to));
    } catch (FileSystemException e) {
      throw named(e, to);
    }
  }

  /** Closes all opened folders except the directory; later operations open folders again. */
  void forget() throws IOException {
    forget(root);
  }

  private void forget(Path moved) throws IOException {
    Iterator<Map.Entry<Path, SecureDirectoryStream<Path>>> entries = open.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<Path, SecureDirectoryStream<Path>> entry = entries.next();
      if (entry.getKey().startsWith(moved)) {
        entries.remove();
        entry.getValue().close();
      }
    }
  }

  /** The opened folder of an entry. */
  private SecureDirectoryStream<Path> folder(Path entry) throws IOException {
    Iterator<Map.Entry<Path, SecureDirectoryStream<Path>>> oldest = open.entrySet().iterator();
    while (open.size() > MOST_OPEN && oldest.hasNext()) {
      SecureDirectoryStream<Path> closed = oldest.next().getValue();
      oldest.remove();
      closed.close();
    }
    return opened(requireNonNull(entry.getParent()));
  }

  private SecureDirectoryStream<Path> opened(Path folder) throws IOException {
    if (folder.equals(root)) {
      return top;
    }
    @Nullable SecureDirectoryStream<Path> known = open.get(folder);
    if (known != null) {
      return known;
    }
    SecureDirectoryStream<Path> parent = opened(requireNonNull(folder.getParent()));
    BasicFileAttributeView view =
        parent.getFileAttributeView(
            name(folder), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    try {
      if (!view.readAttributes().isDirectory()) {
        throw new NotDirectoryException(folder.toString());
      }
      SecureDirectoryStream<Path> opened =
          parent.newDirectoryStream(name(folder), LinkOption.NOFOLLOW_LINKS);
      open.put(folder, opened);
      return opened;
    } catch (FileSystemException e) {
      throw named(e, folder);
    }
  }

  private static Path name(Path path) {
    return requireNonNull(path.getFileName());
  }

  /** The same error with the whole path; an operation in an open folder knows only the name. */
  private static FileSystemException named(FileSystemException e, Path path) {
    String file = path.toString();
    FileSystemException named;
    if (e instanceof NoSuchFileException) {
      named = new NoSuchFileException(file);
    } else if (e instanceof AccessDeniedException) {
      named = new AccessDeniedException(file);
    } else if (e instanceof FileAlreadyExistsException) {
      named = new FileAlreadyExistsException(file);
    } else if (e instanceof DirectoryNotEmptyException) {
      named = new DirectoryNotEmptyException(file);
    } else if (e instanceof NotDirectoryException) {
      named = new NotDirectoryException(file);
    } else {
      named = new FileSystemException(file, null, e.getReason());
    }
    named.addSuppressed(e);
    return named;
  }

  @Override
  public void close() throws IOException {
    forget();
    top.close();
  }
}
