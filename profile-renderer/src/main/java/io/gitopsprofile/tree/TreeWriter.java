package io.gitopsprofile.tree;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.compare.FileComparison;
import io.gitopsprofile.tree.compare.InputFiles;
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
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

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
    NewDirectories directories = new NewDirectories(disk);
    try {
      TreeDirectory.check(disk, directory);
      for (int tries = 1; ; tries++) {
        try {
          return alone(result, profile, existing(directory, directories), options);
        } catch (DirectoryDeletedException e) {
          // Another run created the directory, failed, and removed it.
          if (tries == MOST_TRIES) {
            throw e;
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      directories.removeEmpty(e);
      throw e;
    }
  }

  private Path existing(Path directory, NewDirectories directories) throws IOException {
    try {
      Path named = directory.toAbsolutePath().normalize();
      directories.create(named);
      return named.toRealPath();
    } catch (NoSuchFileException e) {
      throw new DirectoryDeletedException(e);
    }
  }

  private WriteReport alone(
      GenerationResult result, String profile, Path root, WriteOptions options) throws IOException {
    Closeable entered = enter(root);
    try {
      return new DirectoryLock(disk, root, DirectoryLock.PATIENCE)
          .during(() -> locked(result, profile, root, options));
    } finally {
      entered.close();
    }
  }

  private Closeable enter(Path root) throws IOException {
    try {
      return disk.enter(root);
    } catch (NoSuchFileException e) {
      throw new DirectoryDeletedException(e);
    }
  }

  private WriteReport locked(
      GenerationResult result, String profile, Path root, WriteOptions options) throws IOException {
    Copies copies = new Copies(disk, root, options);
    Transaction transaction = new Transaction(disk, root, options.fsync());
    if (disk.entry(root.resolve(Transaction.FOLDER)) != Entry.ABSENT) {
      InputFiles inputs = inputs(result, profile, root, RecordFile.in(disk, root));
      transaction.recover(new RecordedChanges(result.tree(), inputs, copies));
    }
    RecordFile record = RecordFile.in(disk, root);
    InputFiles inputs = inputs(result, profile, root, record);
    List<FileComparison> comparisons =
        new TreeComparison(disk, root, record.owned(), profile, inputs).of(result.tree());
    new OverwriteGuard(result, options).check(comparisons);
    new ReleaseGuard(result).check(comparisons);
    WritePlan plan = new WritePlan(record.owned(), profile, version, options.adopt());
    for (FileComparison comparison : comparisons) {
      plan.add(comparison);
    }
    for (FileComparison comparison : plan.copies()) {
      if (comparison.actual() != null && comparison.actual().length > 0) {
        copies.keep(comparison.path(), comparison.actual());
      }
    }
    transaction.run(plan.changes(record.bytes()));
    Strangers strangers = StrangerSearch.in(disk, root, record.owned(), profile, result, false);
    return plan.report(root).withStrangers(strangers);
  }

  private InputFiles inputs(GenerationResult result, String profile, Path root, RecordFile record)
      throws IOException {
    return new InputFiles(disk, root, record.owned(), profile, result.files().keySet());
  }
}
