package io.gitopsprofile.tree.disk;

import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import io.gitopsprofile.tree.disk.FileSystemAccess.TooLargeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The staging folder of a run, beside the tree. It holds new files before they are moved into the
 * tree, links to files that are replaced or deleted, and the {@link Journal}. With a journal, the
 * folder is used to restore the tree; without one, its content is meaningless.
 */
final class PendingFolder {

  private static final String JOURNAL = "journal";
  private static final String UNFINISHED_JOURNAL = "journal.new";
  private static final Pattern OWN = Pattern.compile("journal(\\.new)?|(new|old)-[0-9]+");

  private final FileSystemAccess disk;
  private final Path path;

  PendingFolder(FileSystemAccess disk, Path directory) {
    this.disk = disk;
    this.path = directory.resolve(Transaction.FOLDER);
  }

  /** The staged new file of a number. */
  Path staged(int number) {
    return path.resolve("new-" + number);
  }

  /** The link to the old file of a number. */
  Path kept(int number) {
    return path.resolve("old-" + number);
  }

  void create() throws IOException {
    disk.createDirectory(path);
  }

  /**
   * Writes the journal. From here on the tree may change, since everything needed to restore it is
   * saved.
   */
  void begin(Journal journal) throws IOException {
    disk.create(path.resolve(UNFINISHED_JOURNAL), journal.bytes());
    disk.move(path.resolve(UNFINISHED_JOURNAL), path.resolve(JOURNAL));
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
    disk.delete(path.resolve(JOURNAL));
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
          if (disk.entry(file) == Entry.DIRECTORY) {
            throw notARuns(file, "is a folder that is not from a run");
          }
          if (disk.isNotFile(file) || !OWN.matcher(String.valueOf(file.getFileName())).matches()) {
            throw notARuns(file, "is a file that is not from a run");
          }
        }
      }
    }
  }

  private static IOException notARuns(Path path, String what) {
    return new IOException(path + " " + what + "; move it away or delete it, then run again");
  }

  /** Deletes the folder, which is no longer needed. */
  void clear() throws IOException {
    if (disk.entry(path) == Entry.DIRECTORY) {
      for (Path file : disk.list(path)) {
        disk.delete(file);
      }
      disk.delete(path);
    }
  }
}
