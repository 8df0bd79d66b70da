package io.gitopsprofile.tree.disk;

import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import io.gitopsprofile.tree.disk.Journal.Intent;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes several files of a directory, all or none. The new files are written beside the tree
 * first, the old ones get a second name there, and the {@link Journal} says what shall happen; only
 * then is the tree touched, and each of its files in one step. A step that fails takes back those
 * before it. A run that is killed leaves the journal, by which the next one does the same: it may
 * be of another profile, or may not be allowed what the killed one was.
 *
 * <p>It holds against a kill, not against a power cut: nothing is forced to the platters.
 */
public final class Transaction {

  /** The folder beside the tree; there only while a run is on, or after one was killed. */
  public static final String FOLDER = ".profile.pending";

  private final FileSystemAccess disk;
  private final Path directory;
  private final PendingFolder folder;

  public Transaction(FileSystemAccess disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
    this.folder = new PendingFolder(disk, directory);
  }

  /**
   * Makes the changes, in their order, but for deletions, which come first.
   *
   * @throws IOException if one of them cannot be made; then none is
   */
  public void run(List<FileChange> changes) throws IOException {
    if (changes.isEmpty()) {
      return;
    }
    List<FileChange> ordered = new ArrayList<>();
    changes.stream().filter(it -> it.after() == null).forEach(ordered::add);
    changes.stream().filter(it -> it.after() != null).forEach(ordered::add);
    folder.create();
    prepare(ordered);
    try {
      make(ordered);
      refuseOthersChanges(ordered);
      folder.end();
    } catch (IOException | RuntimeException e) {
      takeBack(ordered, e);
      throw e;
    }
    try {
      folder.clear();
    } catch (IOException leftToTheNextRun) {
      // Every file is as it should be, and without a journal the folder means nothing.
      return;
    }
  }

  private void prepare(List<FileChange> changes) throws IOException {
    try {
      for (int i = 0; i < changes.size(); i++) {
        stage(i, changes.get(i));
      }
      folder.begin(Journal.of(changes, absentFolders(changes)));
    } catch (IOException | RuntimeException e) {
      try {
        folder.refuseWhatIsNoRuns();
        folder.clear();
      } catch (IOException leftToTheNextRun) {
        e.addSuppressed(leftToTheNextRun);
      }
      throw e;
    }
  }

  private void stage(int number, FileChange change) throws IOException {
    Path target = target(change.path());
    if (change.after() != null) {
      disk.create(folder.staged(number), change.after());
      if (change.before() != null) {
        disk.copyMode(target, folder.staged(number));
      }
    }
    if (change.before() != null) {
      disk.link(target, folder.kept(number));
      refuseOthersChange(change, folder.kept(number));
    }
  }

  /**
   * What somebody does to a file while a run is on must not be lost; nothing keeps a copy of it.
   */
  private void refuseOthersChange(FileChange change, Path file) throws IOException {
    if (disk.isNoFile(file) || !Objects.equals(disk.hash(file), change.before())) {
      throw new IOException(target(change.path()) + " was changed by others meanwhile; run again");
    }
  }

  /** The folders that the changes need and that are not there, each after the one that it is in. */
  private Set<String> absentFolders(List<FileChange> changes) throws IOException {
    Set<String> absent = new LinkedHashSet<>();
    for (String needed : foldersOfWritten(changes)) {
      if (disk.entry(target(needed)) == Entry.ABSENT) {
        absent.add(needed);
      }
    }
    return absent;
  }

  private static Set<String> foldersOfWritten(List<FileChange> changes) {
    Set<String> folders = new LinkedHashSet<>();
    for (FileChange change : changes) {
      String path = change.after() == null ? "" : change.path();
      for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
        folders.add(path.substring(0, i));
      }
    }
    return folders;
  }

  private void make(List<FileChange> changes) throws IOException {
    Set<Path> needed = new HashSet<>();
    foldersOfWritten(changes).forEach(path -> needed.add(target(path)));
    for (FileChange change : changes) {
      if (change.after() == null) {
        refuseOthersChange(change, target(change.path()));
        disk.delete(target(change.path()));
      }
    }
    for (FileChange change : changes) {
      if (change.after() == null && disk.obstacle(directory, change.path()) == null) {
        removeEmptied(target(change.path()).getParent(), needed);
      }
    }
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).after() != null) {
        Path target = target(changes.get(i).path());
        createFolders(target.getParent());
        refuseOthersChange(changes.get(i), target);
        disk.move(folder.staged(i), target);
      }
    }
  }

  /** Who has a file open writes into the kept one, which is the same but for its name. */
  private void refuseOthersChanges(List<FileChange> changes) throws IOException {
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).before() != null) {
        refuseOthersChange(changes.get(i), folder.kept(i));
      }
    }
  }

  /** Deletes a folder and those that it is in, as far as nothing is or will be in them. */
  private void removeEmptied(@Nullable Path emptied, Set<Path> needed) throws IOException {
    Path folder = emptied;
    while (folder != null && !folder.equals(directory) && !needed.contains(folder)) {
      if (!removeIfEmpty(folder)) {
        return;
      }
      folder = folder.getParent();
    }
  }

  /** Whether the folder is then gone. */
  private boolean removeIfEmpty(Path folder) throws IOException {
    if (disk.entry(folder) != Entry.DIRECTORY) {
      return disk.entry(folder) == Entry.ABSENT;
    }
    if (!disk.list(folder).isEmpty()) {
      return false;
    }
    try {
      disk.delete(folder);
      return true;
    } catch (DirectoryNotEmptyException e) {
      return false;
    }
  }

  private void takeBack(List<FileChange> changes, Exception cause) throws IOException {
    try {
      recover();
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
      if (isHalfWritten(changes)) {
        throw new IOException(
            cause.getMessage()
                + "; the tree is half written, and could not be put back: run again, which puts it"
                + " back first",
            cause);
      }
    }
  }

  /** Whether a file is as this run made it; one may be if the disk does not tell. */
  private boolean isHalfWritten(List<FileChange> changes) {
    try {
      for (FileChange change : changes) {
        Path target = target(change.path());
        if (Objects.equals(disk.hash(target), Journal.hash(change.after()))) {
          return true;
        }
      }
      return false;
    } catch (IOException | RuntimeException untold) {
      return true;
    }
  }

  /**
   * Takes back what a run began and did not end: the tree is then as that run found it, but for
   * what others did since. A file that is not as the run left it is theirs.
   *
   * @throws IOException if something else is where the folder beside the tree belongs
   */
  public void recover() throws IOException {
    folder.refuseWhatIsNoRuns();
    @Nullable Journal begun = folder.begun();
    if (begun != null) {
      undo(begun);
      folder.end();
    }
    folder.clear();
  }

  /** Every step leaves each file as it was or as it should be, so that it can be taken up again. */
  private void undo(Journal begun) throws IOException {
    List<Intent> intents = begun.intents();
    for (int i = intents.size() - 1; i >= 0; i--) {
      undo(intents.get(i));
    }
    for (int i = begun.folders().size() - 1; i >= 0; i--) {
      String made = begun.folders().get(i);
      if (disk.obstacle(directory, made) == null) {
        removeIfEmpty(target(made));
      }
    }
  }

  private void undo(Intent intent) throws IOException {
    Path target = target(intent.path());
    if (disk.obstacle(directory, intent.path()) != null || disk.isNoFile(target)) {
      return;
    }
    boolean made = Objects.equals(disk.hash(target), intent.after());
    if (made && intent.before() == null) {
      disk.delete(target);
    } else if (made && disk.entry(folder.kept(intent.number())) == Entry.FILE) {
      createFolders(target.getParent());
      disk.move(folder.kept(intent.number()), target);
    }
  }

  private void createFolders(@Nullable Path folder) throws IOException {
    if (folder != null && disk.entry(folder) == Entry.ABSENT) {
      createFolders(folder.getParent());
      disk.createDirectory(folder);
    }
  }

  private Path target(String path) {
    return directory.resolve(path);
  }
}
