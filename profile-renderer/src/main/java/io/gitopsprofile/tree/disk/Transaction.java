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
 * Changes several files of a directory, all or none. The new files are written to the staging
 * folder first, the old files are linked there, and the {@link Journal} lists the intended changes.
 * Only then is the tree changed, each file atomically. If a step fails, the earlier steps are
 * reverted. A killed run leaves its journal, and the next run reverts the changes with it. The next
 * run may be of another profile, or may have other permissions than the killed one.
 *
 * <p>Changes survive a kill, but not a power failure: nothing is synced to the disk.
 */
public final class Transaction {

  /**
   * Name of the staging folder beside the tree; it exists only during a run or after a killed run.
   */
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
   * Makes the changes in order, except that deletions come first.
   *
   * @throws IOException if a change cannot be made; then none is made
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
      refuseConcurrentChanges(ordered);
      folder.end();
    } catch (IOException | RuntimeException e) {
      revert(ordered, e);
      throw e;
    }
    try {
      folder.clear();
    } catch (IOException leftToTheNextRun) {
      // Every file is in its final state, and without a journal the folder is meaningless.
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
        folder.refuseForeignEntries();
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
      refuseConcurrentChange(change, folder.kept(number));
    }
  }

  /** Rejects a file that was changed during the run, since there is no copy of the change. */
  private void refuseConcurrentChange(FileChange change, Path file) throws IOException {
    if (disk.isNotFile(file) || !Objects.equals(disk.hash(file), change.before())) {
      throw new IOException(target(change.path()) + " was changed during the run; run again");
    }
  }

  /** The missing folders that the changes need, each after its parent. */
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
        refuseConcurrentChange(change, target(change.path()));
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
        refuseConcurrentChange(changes.get(i), target);
        disk.move(folder.staged(i), target);
      }
    }
  }

  /**
   * Rejects changes made during the run through an open file: these go to the kept file, which is
   * the same file under another name.
   */
  private void refuseConcurrentChanges(List<FileChange> changes) throws IOException {
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i).before() != null) {
        refuseConcurrentChange(changes.get(i), folder.kept(i));
      }
    }
  }

  /** Deletes a folder and its parents as far as they are empty and not needed. */
  private void removeEmptied(@Nullable Path emptied, Set<Path> needed) throws IOException {
    Path folder = emptied;
    while (folder != null && !folder.equals(directory) && !needed.contains(folder)) {
      if (!removeIfEmpty(folder)) {
        return;
      }
      folder = folder.getParent();
    }
  }

  /** Deletes an empty folder. Returns true if the folder does not exist afterwards. */
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

  private void revert(List<FileChange> changes, Exception cause) throws IOException {
    try {
      recover();
    } catch (IOException | RuntimeException e) {
      cause.addSuppressed(e);
      if (isHalfWritten(changes)) {
        throw new IOException(
            cause.getMessage()
                + "; the tree is half written and could not be restored; run again, which restores"
                + " it first",
            cause);
      }
    }
  }

  /** True if some file has the new content, or if the disk cannot be read. */
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
   * Reverts the changes of a run that has not ended. Changes made by others since then stay: a file
   * that is not as the run left it is kept.
   *
   * @throws IOException if the staging folder's path is occupied by something else
   */
  public void recover() throws IOException {
    folder.refuseForeignEntries();
    @Nullable Journal begun = folder.begun();
    if (begun != null) {
      undo(begun);
      folder.end();
    }
    folder.clear();
  }

  /**
   * Reverts the changes of a journal. Every step leaves each file in its old or new state, so an
   * interrupted revert can be repeated.
   */
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
    if (disk.obstacle(directory, intent.path()) != null || disk.isNotFile(target)) {
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
