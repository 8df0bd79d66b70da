package io.gitopsprofile.tree.disk;

import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import io.gitopsprofile.tree.disk.FileSystemAccess.TooLargeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The folder beside the tree, in which a run keeps the files that it is about to put into the tree,
 * second names of those that it replaces or deletes, and its {@link Journal}. While there is a
 * journal, the folder says how to put the tree back; without one it means nothing.
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

  /** The new file of a number. */
  Path staged(int number) {
    return path.resolve("new-" + number);
  }

  /** The old file of a number. */
  Path kept(int number) {
    return path.resolve("old-" + number);
  }

  void create() throws IOException {
    disk.createDirectory(path);
  }

  /** From here on the tree may change: all that is needed to put it back is here. */
  void begin(Journal journal) throws IOException {
    disk.create(path.resolve(UNFINISHED_JOURNAL), journal.bytes());
    disk.move(path.resolve(UNFINISHED_JOURNAL), path.resolve(JOURNAL));
  }

  /** What a run began and has not ended; null if there is no such run. */
  @Nullable Journal begun() throws IOException {
    try {
      byte @Nullable [] bytes = disk.readSmall(path.resolve(JOURNAL));
      return bytes == null ? null : Journal.parse(bytes);
    } catch (TooLargeException e) {
      throw new IOException(e.getMessage() + "; delete " + path + ", then run again", e);
    }
  }

  /** From here on the tree is as it shall be. */
  void end() throws IOException {
    disk.delete(path.resolve(JOURNAL));
  }

  /**
   * Makes sure that whatever is here is a run's. Through a link, a run would change files that are
   * none of the tree's.
   *
   * @throws IOException if something else is here
   */
  void refuseWhatIsNoRuns() throws IOException {
    switch (disk.entry(path)) {
      case ABSENT -> {}
      case FILE -> throw notARuns(path, "is a file, where a run puts a folder of its own");
      case OTHER ->
          throw notARuns(path, "is a link or a device, where a run puts a folder of its own");
      case DIRECTORY -> {
        for (Path file : disk.list(path)) {
          if (disk.entry(file) == Entry.DIRECTORY) {
            throw notARuns(file, "is a folder that no run made");
          }
          if (disk.isNoFile(file) || !OWN.matcher(String.valueOf(file.getFileName())).matches()) {
            throw notARuns(file, "is a file that no run made");
          }
        }
      }
    }
  }

  private static IOException notARuns(Path path, String what) {
    return new IOException(path + " " + what + "; move it away or delete it, then run again");
  }

  /** Deletes the folder, which nothing needs any more. */
  void clear() throws IOException {
    if (disk.entry(path) == Entry.DIRECTORY) {
      for (Path file : disk.list(path)) {
        disk.delete(file);
      }
      disk.delete(path);
    }
  }
}
