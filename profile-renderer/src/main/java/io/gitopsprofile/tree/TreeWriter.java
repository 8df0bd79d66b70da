package io.gitopsprofile.tree;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.compare.FileComparison;
import io.gitopsprofile.tree.compare.TreeComparison;
import io.gitopsprofile.tree.compare.WritePlan;
import io.gitopsprofile.tree.disk.DirectoryLock;
import io.gitopsprofile.tree.disk.DirectoryLock.DirectoryDeletedException;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import io.gitopsprofile.tree.disk.Transaction;
import io.gitopsprofile.tree.record.RecordFile;
import io.gitopsprofile.tree.record.RecordedProfileName;
import io.gitopsprofile.tree.report.Strangers;
import io.gitopsprofile.tree.report.WriteReport;
import io.gitopsprofile.tree.strangers.StrangerSearch;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a rendered tree into a directory that may contain other files. Only this class changes a
 * tree, and every file operation goes through one {@link FileSystemAccess}.
 *
 * <ul>
 *   <li>A file that no earlier run wrote is neither changed nor deleted. {@code .profile.sum}
 *       records which files a run wrote and their content.
 *   <li>A run changes all files that need a change, or none. The next run reverts the changes of a
 *       killed run.
 *   <li>Runs on one directory wait for each other.
 *   <li>A file that already has its content, even with CRLF, is not touched.
 * </ul>
 */
public final class TreeWriter {

  /** Maximum number of retries when another run removes the directory. */
  private static final int MOST_TRIES = 100;

  private final FileSystemAccess disk;
  private final String version;

  /** Creates a writer for the default file system. */
  public TreeWriter() {
    this(new FileSystemAccess(), GeneratorVersion.current());
  }

  public TreeWriter(FileSystemAccess disk, String version) {
    this.disk = disk;
    this.version = version;
  }

  /**
   * Writes the files of the tree, and deletes files that the profile no longer generates.
   *
   * @param result the result of generating the profile
   * @param profile the profile's name in the record, as {@link RecordedProfileName} defines it
   * @param directory the folder that receives the tree; created if it does not exist
   * @throws ProfileException if a file must not be overwritten and the options do not allow it;
   *     nothing is changed then
   * @throws IOException if a file cannot be read or written; the tree is then unchanged
   */
  public WriteReport write(
      GenerationResult result, String profile, Path directory, WriteOptions options)
      throws IOException {
    Deque<Path> made = new ArrayDeque<>();
    try {
      TreeDirectory.check(disk, directory);
      for (int tries = 1; ; tries++) {
        try {
          Path root = existing(directory, made);
          return new DirectoryLock(disk, root, DirectoryLock.PATIENCE)
              .during(() -> locked(result, profile, root, options));
        } catch (DirectoryDeletedException e) {
          // Another run created the directory, failed, and removed it.
          if (tries == MOST_TRIES) {
            throw e;
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      removeEmpty(made, e);
      throw e;
    }
  }

  private Path existing(Path directory, Deque<Path> made) throws IOException {
    try {
      Path named = directory.toAbsolutePath().normalize();
      createFolders(named, made);
      return named.toRealPath();
    } catch (NoSuchFileException e) {
      throw new DirectoryDeletedException(e);
    }
  }

  private void createFolders(@Nullable Path folder, Deque<Path> made) throws IOException {
    if (folder != null && disk.entry(folder) == Entry.ABSENT) {
      createFolders(folder.getParent(), made);
      try {
        disk.createDirectory(folder);
        made.push(folder);
      } catch (FileAlreadyExistsException e) {
        // Another run created the directory first; there is no lock before the directory exists.
        switch (disk.entry(folder)) {
          case DIRECTORY -> {}
          // The other run failed and removed the directory.
          case ABSENT -> createFolders(folder, made);
          default -> throw e;
        }
      }
    }
  }

  private void removeEmpty(Deque<Path> made, Exception cause) {
    try {
      for (Path folder : made) {
        if (disk.entry(folder) == Entry.DIRECTORY && disk.list(folder).isEmpty()) {
          disk.delete(folder);
        }
      }
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  private WriteReport locked(
      GenerationResult result, String profile, Path root, WriteOptions options) throws IOException {
    Transaction transaction = new Transaction(disk, root);
    transaction.recover();
    RecordFile record = RecordFile.in(disk, root);
    List<FileComparison> comparisons =
        new TreeComparison(disk, root, record.owned(), profile).of(result.tree());
    new OverwriteGuard(result, options).check(comparisons);
    new ReleaseGuard(result).check(comparisons);
    WritePlan plan = new WritePlan(record.owned(), profile, version, options.adopt());
    comparisons.forEach(plan::add);
    keepCopies(root, plan.copies(), options.copies());
    transaction.run(plan.changes(record.bytes()));
    Strangers strangers = StrangerSearch.in(disk, root, record.owned(), profile, result, false);
    return plan.report(root).withStrangers(strangers);
  }

  private void keepCopies(Path root, List<FileComparison> comparisons, Path folder)
      throws IOException {
    for (FileComparison comparison : comparisons) {
      if (comparison.isThere()) {
        Path first = folder.toAbsolutePath().resolve(comparison.path());
        createFolders(first.getParent(), new ArrayDeque<>());
        Path copy = first;
        for (int i = 1; disk.entry(copy) != Entry.ABSENT; i++) {
          copy = first.resolveSibling(first.getFileName() + "." + i);
        }
        if (comparison.actual() == null) {
          disk.copy(root.resolve(comparison.path()), copy);
        } else {
          disk.create(copy, comparison.actual());
        }
      }
    }
  }
}
