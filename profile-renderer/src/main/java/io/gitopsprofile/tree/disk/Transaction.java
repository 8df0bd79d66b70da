package io.gitopsprofile.tree.disk;

import static java.util.Objects.requireNonNull;

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
 * Changes several files of a directory, all or none. New files are written to the staging folder
 * first, in whole folders where the tree has none yet; files that are replaced or deleted are
 * copied there; and the {@link Journal} lists the intended changes. Only then is the tree changed,
 * each file or new folder atomically. If a step fails, the earlier steps are reverted. A killed run
 * leaves its journal, and the next run reverts the changes with it. The next run may be of another
 * profile, or may have other permissions than the killed one.
 *
 * <p>A durable transaction survives a power failure, too. What a step relies on is synced before
 * the step: staged files, copies and the journal before the first change, the changed folders
 * before the journal is deleted, and the deletion of the journal before that of the copies.
 */
public final class Transaction {

  /**
   * Name of the staging folder beside the tree; it exists only during a run or after a killed run.
   */
  public static final String FOLDER = ".profile.pending";

  private final FileSystemAccess disk;
  private final Path directory;
  private final PendingFolder folder;
  private final boolean durable;
  private final Set<Path> changed = new LinkedHashSet<>();

  /**
   * Creates a transaction.
   *
   * @param directory the directory without links in its path
   * @param durable true to sync every change to the disk
   */
  public Transaction(FileSystemAccess disk, Path directory, boolean durable) {
    this.disk = disk;
    this.directory = directory;
    this.durable = durable;
    this.folder = new PendingFolder(disk, directory, durable);
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
    for (FileChange change : changes) {
      if (change.after() == null) {
        ordered.add(change);
      }
    }
    for (FileChange change : changes) {
      if (change.after() != null) {
        ordered.add(change);
      }
    }
    folder.create();
    NewFolders absent = new NewFolders(folder);
    Journal journal = prepare(ordered, absent);
    try {
      make(ordered, absent);
      sync();
      folder.end();
    } catch (IOException | RuntimeException e) {
      revert(journal, ordered, e);
      throw e;
    }
    try {
      folder.clear();
    } catch (IOException leftToTheNextRun) {
      // Every file is in its final state, and without a journal the folder is meaningless.
      return;
    }
  }

  private Journal prepare(List<FileChange> changes, NewFolders absent) throws IOException {
    try {
      findAbsentFolders(changes, absent);
      Journal journal = Journal.of(changes, absent.paths());
      for (String path : absent.paths()) {
        disk.createDirectory(absent.staged(path));
      }
      for (int i = 0; i < changes.size(); i++) {
        stage(i, changes.get(i), absent);
      }
      // Before the modes are copied, since a file that cannot be written cannot be synced.
      folder.syncFiles();
      for (int i = 0; i < changes.size(); i++) {
        copyModes(i, changes.get(i), absent);
      }
      if (durable) {
        List<Path> folders = new ArrayList<>();
        for (String path : absent.paths()) {
          folders.add(absent.staged(path));
        }
        disk.sync(folders);
      }
      folder.begin(journal);
      return journal;
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

  private void stage(int number, FileChange change, NewFolders absent) throws IOException {
    Path target = target(change.path());
    if (change.after() != null) {
      folder.write(absent.staged(change.path(), number), change.after());
    }
    if (change.before() != null) {
      byte @Nullable [] found = disk.isNotFile(target) ? null : disk.readSmall(target);
      if (found == null || !change.before().equals(Journal.hash(found))) {
        throw changedDuringRun(target);
      }
      folder.write(folder.kept(number), found);
    }
  }

  private void copyModes(int number, FileChange change, NewFolders absent) throws IOException {
    if (change.before() != null) {
      Path target = target(change.path());
      if (change.after() != null) {
        disk.copyMode(target, absent.staged(change.path(), number));
      }
      disk.copyMode(target, folder.kept(number));
      disk.copyTime(target, folder.kept(number));
    }
  }

  /** Rejects a file that was changed during the run, since there is no copy of the change. */
  private void refuseConcurrentChange(FileChange change, Path file) throws IOException {
    boolean same =
        switch (disk.entry(file)) {
          case ABSENT -> change.before() == null;
          case FILE -> Objects.equals(disk.hash(file), change.before());
          case DIRECTORY, OTHER -> false;
        };
    if (!same) {
      throw changedDuringRun(file);
    }
  }

  private static IOException changedDuringRun(Path path) {
    return new IOException(path + " was changed during the run; run again");
  }

  private void sync() throws IOException {
    if (durable) {
      List<Path> folders = new ArrayList<>();
      for (Path path : changed) {
        if (disk.entry(path) == Entry.DIRECTORY) {
          folders.add(path);
        }
      }
      disk.sync(folders);
    }
  }

  private void findAbsentFolders(List<FileChange> changes, NewFolders absent) throws IOException {
    for (String needed : foldersOfWritten(changes)) {
      if (absent.contains(needed) || disk.entry(target(needed)) == Entry.ABSENT) {
        absent.add(needed);
      }
    }
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

  private void make(List<FileChange> changes, NewFolders absent) throws IOException {
    Set<Path> needed = new HashSet<>();
    if (changes.get(0).after() == null) {
      for (String path : foldersOfWritten(changes)) {
        needed.add(target(path));
      }
    }
    for (FileChange change : changes) {
      if (change.after() == null) {
        refuseConcurrentChange(change, target(change.path()));
        delete(target(change.path()));
      }
    }
    for (FileChange change : changes) {
      if (change.after() == null && disk.obstacle(directory, change.path()) == null) {
        removeEmptied(target(change.path()).getParent(), needed);
      }
    }
    for (int i = 0; i < changes.size(); i++) {
      FileChange change = changes.get(i);
      @Nullable String top = absent.top(change.path());
      if (change.after() != null && top == null) {
        Path target = target(change.path());
        createFolders(target.getParent());
        refuseConcurrentChange(change, target);
        move(folder.staged(i), target);
      } else if (top != null && absent.takes(top)) {
        if (disk.entry(target(top)) != Entry.ABSENT) {
          throw changedDuringRun(target(top));
        }
        move(absent.staged(top), target(top));
      }
    }
  }

  private void delete(Path path) throws IOException {
    changed.add(requireNonNull(path.getParent()));
    disk.delete(path);
  }

  private void move(Path from, Path to) throws IOException {
    changed.add(requireNonNull(to.getParent()));
    disk.move(from, to);
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
      delete(folder);
      return true;
    } catch (DirectoryNotEmptyException e) {
      return false;
    }
  }

  private void revert(Journal journal, List<FileChange> changes, Exception cause)
      throws IOException {
    try {
      disk.reopen();
      revert(journal, RevertRules.OWN_CHANGES);
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
        if (Objects.equals(disk.hash(target), change.hash())) {
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
   * @param rules decides which changes of the journal are reverted, since the journal may come from
   *     a stranger
   * @throws IOException if the staging folder's path is occupied by something else
   */
  public void recover(RevertRules rules) throws IOException {
    folder.refuseForeignEntries();
    @Nullable Journal begun = folder.begun();
    if (begun == null) {
      folder.clear();
    } else {
      revert(begun, rules);
    }
  }

  private void revert(Journal begun, RevertRules rules) throws IOException {
    folder.refuseForeignEntries();
    undo(begun, rules);
    sync();
    folder.end();
    folder.clear();
  }

  /**
   * Reverts the changes of a journal. Every step leaves each file in its old or new state, so an
   * interrupted revert can be repeated.
   */
  private void undo(Journal begun, RevertRules rules) throws IOException {
    List<Intent> intents = begun.intents();
    for (int i = intents.size() - 1; i >= 0; i--) {
      undo(intents.get(i), rules);
    }
    for (int i = begun.folders().size() - 1; i >= 0; i--) {
      String made = begun.folders().get(i);
      if (disk.obstacle(directory, made) == null) {
        removeIfEmpty(target(made));
      }
    }
  }

  private void undo(Intent intent, RevertRules rules) throws IOException {
    Path target = target(intent.path());
    if (disk.obstacle(directory, intent.path()) != null
        || disk.isNotFile(target)
        || disk.size(target) > FileSystemAccess.LONGEST) {
      return;
    }
    byte @Nullable [] found = disk.readSmall(target);
    byte @Nullable [] before = disk.readSmall(folder.kept(intent.number()));
    boolean made =
        Objects.equals(Journal.hash(found), intent.after())
            || (found != null && ContentHash.isBlank(found) && rules.isRendered(intent.path()));
    if (made && intent.before() == null && found != null) {
      if (rules.allows(intent.path(), found, null)) {
        rules.keep(intent.path(), found);
        delete(target);
      }
    } else if (made && before != null && Objects.equals(Journal.hash(before), intent.before())) {
      if (rules.allows(intent.path(), found, before)) {
        createFolders(target.getParent());
        move(folder.kept(intent.number()), target);
      } else {
        rules.keep(intent.path(), before);
      }
    }
  }

  private void createFolders(@Nullable Path folder) throws IOException {
    if (folder != null && !folder.equals(directory) && disk.entry(folder) == Entry.ABSENT) {
      createFolders(folder.getParent());
      changed.add(requireNonNull(folder.getParent()));
      disk.createDirectory(folder);
    }
  }

  private Path target(String path) {
    return directory.resolve(path);
  }
}
