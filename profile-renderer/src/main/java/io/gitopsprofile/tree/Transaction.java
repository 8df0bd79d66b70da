package io.gitopsprofile.tree;

import io.gitopsprofile.tree.Disk.Entry;
import io.gitopsprofile.tree.Journal.Intent;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Changes several files of a directory, all or none. The new files are written beside the tree
 * first, the old ones get a second name there, and the {@link Journal} says what shall happen; only
 * then is the tree touched, and each of its files in one step. A step that fails takes back those
 * before it. A run that is killed leaves the journal, by which the next one ends what was begun.
 *
 * <p>It holds against a kill, not against a power cut: nothing is forced to the platters.
 */
final class Transaction {

  /** The folder beside the tree; there only while a run is on, or after one was killed. */
  static final String FOLDER = ".profile.pending";

  private static final String JOURNAL = "journal";
  private static final String UNFINISHED_JOURNAL = "journal.new";

  private final Disk disk;
  private final Path directory;
  private final Path pending;

  Transaction(Disk disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
    this.pending = directory.resolve(FOLDER);
  }

  /**
   * Makes the changes, in their order, but for deletions, which come first.
   *
   * @throws IOException if one of them cannot be made; then none is
   */
  void run(List<Change> changes) throws IOException {
    if (changes.isEmpty()) {
      return;
    }
    List<Change> ordered = new ArrayList<>();
    changes.stream().filter(it -> it.after() == null).forEach(ordered::add);
    changes.stream().filter(it -> it.after() != null).forEach(ordered::add);
    Steps steps = new Steps();
    try {
      stage(ordered);
      for (int i = 0; i < ordered.size(); i++) {
        steps.make(i, ordered.get(i));
      }
      removeEmptyFolders(Journal.of(ordered).intents());
      disk.delete(pending.resolve(JOURNAL));
    } catch (IOException | RuntimeException e) {
      if (!steps.takeBack(e)) {
        throw new IOException(
            e.getMessage() + "; the tree is half written: run again to end what was begun", e);
      }
      throw e;
    }
    try {
      clear();
    } catch (IOException leftToTheNextRun) {
      // Every file is as it should be, and without a journal the folder means nothing.
      return;
    }
  }

  private void stage(List<Change> changes) throws IOException {
    disk.createDirectory(pending);
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      Path target = target(change.path());
      if (change.after() != null) {
        disk.create(staged(i), change.after());
        if (change.before() != null) {
          disk.copyMode(target, staged(i));
        }
      }
      if (change.before() != null) {
        disk.link(target, kept(i));
      }
    }
    disk.create(pending.resolve(UNFINISHED_JOURNAL), Journal.of(changes).bytes());
    disk.move(pending.resolve(UNFINISHED_JOURNAL), pending.resolve(JOURNAL));
  }

  /** The steps made so far, and how to take them back. */
  private final class Steps {

    private final Deque<Integer> made = new ArrayDeque<>();
    private final Deque<Path> folders = new ArrayDeque<>();
    private final List<Change> changes = new ArrayList<>();

    void make(int number, Change change) throws IOException {
      changes.add(change);
      made.push(number);
      Path target = target(change.path());
      if (change.after() == null) {
        disk.delete(target);
      } else {
        createNewFolders(target.getParent());
        disk.move(staged(number), target);
      }
    }

    private void createNewFolders(@Nullable Path folder) throws IOException {
      if (folder != null && disk.entry(folder) == Entry.ABSENT) {
        createNewFolders(folder.getParent());
        disk.createDirectory(folder);
        folders.push(folder);
      }
    }

    /** Restores the tree; if that cannot be done, the next run can end what was begun. */
    boolean takeBack(Exception cause) {
      try {
        for (int number : made) {
          takeBack(number, changes.get(number));
        }
        for (Path folder : folders) {
          disk.delete(folder);
        }
        if (disk.entry(pending.resolve(JOURNAL)) == Entry.FILE) {
          disk.delete(pending.resolve(JOURNAL));
        }
        clear();
        return true;
      } catch (IOException | RuntimeException e) {
        cause.addSuppressed(e);
        return false;
      }
    }

    /** Leaves the staged file where it was, so that a kill now can still be made good by ending. */
    private void takeBack(int number, Change change) throws IOException {
      Path target = target(change.path());
      boolean written = change.after() != null && disk.entry(staged(number)) == Entry.ABSENT;
      if (written && disk.entry(target) == Entry.FILE) {
        if (change.before() == null) {
          disk.move(target, staged(number));
        } else {
          disk.link(target, staged(number));
        }
      }
      if (change.before() != null && (written || disk.entry(target) == Entry.ABSENT)) {
        createFolders(target.getParent());
        disk.move(kept(number), target);
      }
    }
  }

  /**
   * Ends what a killed run began: makes the changes that it did not come to. A file that is neither
   * as it was nor as it should be was changed since, and is left.
   */
  void recover() throws IOException {
    byte @Nullable [] bytes =
        disk.entry(pending) == Entry.DIRECTORY ? disk.read(pending.resolve(JOURNAL)) : null;
    if (bytes != null) {
      List<Intent> intents = Journal.parse(bytes).intents();
      for (int i = 0; i < intents.size(); i++) {
        finish(i, intents.get(i));
      }
      removeEmptyFolders(intents);
      disk.delete(pending.resolve(JOURNAL));
    }
    clear();
  }

  private void finish(int number, Intent intent) throws IOException {
    Path target = target(intent.path());
    if (disk.obstacle(directory, intent.path()) != null || disk.isNoFile(target)) {
      return;
    }
    if (!Objects.equals(disk.hash(target), intent.before())) {
      return;
    }
    if (intent.after() == null) {
      disk.delete(target);
    } else if (disk.entry(staged(number)) == Entry.FILE) {
      createFolders(target.getParent());
      disk.move(staged(number), target);
    }
  }

  private void createFolders(@Nullable Path folder) throws IOException {
    if (folder != null && disk.entry(folder) == Entry.ABSENT) {
      createFolders(folder.getParent());
      disk.createDirectory(folder);
    }
  }

  /** Deletes the folders that the deleted files leave empty; a folder with anything in it stays. */
  private void removeEmptyFolders(List<Intent> intents) throws IOException {
    for (Intent intent : intents) {
      if (intent.after() != null || disk.obstacle(directory, intent.path()) != null) {
        continue;
      }
      Path folder = target(intent.path()).getParent();
      while (folder != null && !folder.equals(directory)) {
        if (disk.entry(folder) == Entry.DIRECTORY) {
          if (!disk.list(folder).isEmpty()) {
            break;
          }
          disk.delete(folder);
        }
        folder = folder.getParent();
      }
    }
  }

  /** Deletes the folder beside the tree, which nothing needs any more. */
  private void clear() throws IOException {
    if (disk.entry(pending) == Entry.DIRECTORY) {
      for (Path file : disk.list(pending)) {
        disk.delete(file);
      }
      try {
        disk.delete(pending);
      } catch (DirectoryNotEmptyException e) {
        throw new IOException("there are strange files in " + pending + "; delete it", e);
      }
    }
  }

  private Path target(String path) {
    return directory.resolve(path);
  }

  private Path staged(int number) {
    return pending.resolve("new-" + number);
  }

  private Path kept(int number) {
    return pending.resolve("old-" + number);
  }
}
