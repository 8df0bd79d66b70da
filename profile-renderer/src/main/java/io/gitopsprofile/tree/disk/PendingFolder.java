package io.gitopsprofile.tree.disk;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import io.gitopsprofile.tree.disk.FileSystemAccess.TooLargeException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The staging folder of a run, beside the tree. It holds new files and whole new folders before
 * they are moved into the tree, copies of files that are replaced or deleted, and the {@link
 * Journal}. With a journal, the folder is used to restore the tree; without one, its content is
 * meaningless.
 */
final class PendingFolder {

  private static final String JOURNAL = "journal";
  private static final String UNFINISHED_JOURNAL = "journal.new";
  private static final Pattern OWN = Pattern.compile("journal(\\.new)?|(new|old)-[0-9]+");
  private static final Pattern OWN_FOLDER = Pattern.compile("tree-[0-9]+");

  /** Maximum depth of folders, more than a rendered path has. */
  private static final int DEEPEST = 500;

  private final FileSystemAccess disk;
  private final Path path;
  private final boolean durable;
  private final List<Path> written = new ArrayList<>();

  PendingFolder(FileSystemAccess disk, Path directory, boolean durable) {
    this.disk = disk;
    this.path = directory.resolve(Transaction.FOLDER);
    this.durable = durable;
  }

  /** The staged new file of a number. */
  Path staged(int number) {
    return path.resolve("new-" + number);
  }

  /** The staged new folder of a number. */
  Path stagedFolder(int number) {
    return path.resolve("tree-" + number);
  }

  /** The copy of the old file of a number. */
  Path kept(int number) {
    return path.resolve("old-" + number);
  }

  void create() throws IOException {
    disk.createDirectory(path);
  }

  /** Writes a file into the folder; it survives a power failure only after {@link #syncFiles}. */
  void write(Path file, byte[] bytes) throws IOException {
    disk.create(file, bytes);
    written.add(file);
  }

  /** Syncs all files written so far, which takes less time than to sync each when it is written. */
  void syncFiles() throws IOException {
    if (durable) {
      disk.sync(written);
    }
    written.clear();
  }

  /**
   * Writes the journal. From here on the tree may change, since everything needed to restore it is
   * saved.
   */
  void begin(Journal journal) throws IOException {
    disk.create(path.resolve(UNFINISHED_JOURNAL), journal.bytes());
    sync(path.resolve(UNFINISHED_JOURNAL));
    disk.move(path.resolve(UNFINISHED_JOURNAL), path.resolve(JOURNAL));
    sync(path);
    sync(requireNonNull(path.getParent()));
  }

  private void sync(Path changed) throws IOException {
    if (durable) {
      disk.sync(changed);
    }
  }

  /** The journal of a run that has not ended; null if there is none. */
  @Nullable Journal begun() throws IOException {
    try {
      byte @Nullable [] bytes = disk.readSmall(path.resolve(JOURNAL));
      return bytes == null ? null : Journal.parse(bytes);
    } catch (TooLargeException e) {
      throw new IOException(e.getMessage() + "; delete " + path + ", then run again", e);
    }
  }

  /** Deletes the journal. From here on the changes of the run are final. */
  void end() throws IOException {
    if (disk.entry(path.resolve(JOURNAL)) == Entry.FILE) {
      disk.delete(path.resolve(JOURNAL));
    }
  }

  /**
   * Checks that every entry of the folder was made by a run. Through a link, a run would change
   * files outside the tree.
   *
   * @throws IOException if the folder has any other entry
   */
  void refuseForeignEntries() throws IOException {
    switch (disk.entry(path)) {
      case ABSENT -> {}
      case FILE -> throw notARuns(path, "is a file, not the staging folder of a run");
      case OTHER -> throw notARuns(path, "is a link or a device, not the staging folder of a run");
      case DIRECTORY -> {
        for (Path file : disk.list(path)) {
          String name = String.valueOf(file.getFileName());
          if (disk.entry(file) == Entry.DIRECTORY) {
            if (!OWN_FOLDER.matcher(name).matches()) {
              throw notARuns(file, "is a folder that is not from a run");
            }
          } else if (disk.isNotFile(file) || !OWN.matcher(name).matches()) {
            throw notARuns(file, "is a file that is not from a run");
          }
        }
      }
    }
  }

  private static IOException notARuns(Path path, String what) {
    return new IOException(path + " " + what + "; move it away or delete it, then run again");
  }

  /**
   * Deletes the folder, which is no longer needed. The copies stay until no power failure can bring
   * the journal back.
   */
  void clear() throws IOException {
    if (disk.entry(path) == Entry.DIRECTORY) {
      sync(path);
      delete(path, 0);
    }
  }

  private void delete(Path folder, int depth) throws IOException {
    if (depth > DEEPEST) {
      throw notARuns(folder, "is a folder that is not from a run");
    }
    try {
      disk.delete(folder);
      return;
    } catch (DirectoryNotEmptyException e) {
      deleteContent(folder, depth);
    }
    disk.delete(folder);
  }

  private void deleteContent(Path folder, int depth) throws IOException {
    for (Path file : disk.list(folder)) {
      if (disk.entry(file) == Entry.DIRECTORY) {
        delete(file, depth + 1);
      } else {
        disk.delete(file);
      }
    }
  }
}
