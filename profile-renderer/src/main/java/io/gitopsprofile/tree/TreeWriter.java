package io.gitopsprofile.tree;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.compare.FileComparison;
import io.gitopsprofile.tree.compare.TreeComparison;
import io.gitopsprofile.tree.compare.WritePlan;
import io.gitopsprofile.tree.disk.DirectoryLock;
import io.gitopsprofile.tree.disk.DirectoryLock.DirectoryGoneException;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import io.gitopsprofile.tree.disk.Transaction;
import io.gitopsprofile.tree.record.RecordFile;
import io.gitopsprofile.tree.record.RecordedProfileName;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a rendered tree into a directory, among files of other hands. Nothing else changes a tree;
 * all that is done to its files goes through one {@link FileSystemAccess}.
 *
 * <ul>
 *   <li>Files that no former run wrote are neither changed nor deleted. {@code .profile.sum} says
 *       which ones a run wrote, and with what content.
 *   <li>A run changes all files that need it, or none. What a killed one began, the next takes
 *       back.
 *   <li>Runs on one directory wait for each other.
 *   <li>A file that holds its content already, be it with CRLF, is not touched.
 * </ul>
 */
public final class TreeWriter {

  /** As many failing runs as may take the new folder away from this one. */
  private static final int MOST_TRIES = 100;

  private final FileSystemAccess disk;
  private final String version;

  /** A writer on the disk of this machine. */
  public TreeWriter() {
    this(new FileSystemAccess(), GeneratorVersion.current());
  }

  public TreeWriter(FileSystemAccess disk, String version) {
    this.disk = disk;
    this.version = version;
  }

  /**
   * Makes the files of the tree exist, and deletes those that the profile yielded once and does not
   * any more.
   *
   * @param result what the profile becomes
   * @param profile the profile's name in the record: its file, as {@link RecordedProfileName} calls
   *     it
   * @param directory the folder that receives the tree; made if it is not there
   * @throws ProfileException if a file is in the way that the options do not give away; nothing is
   *     changed then
   * @throws IOException if a file cannot be read or written; the tree is then as it was
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
        } catch (DirectoryGoneException e) {
          // Another run had made it, failed, and took it away.
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
      throw new DirectoryGoneException(e);
    }
  }

  private void createFolders(@Nullable Path folder, Deque<Path> made) throws IOException {
    if (folder != null && disk.entry(folder) == Entry.ABSENT) {
      createFolders(folder.getParent(), made);
      try {
        disk.createDirectory(folder);
        made.push(folder);
      } catch (FileAlreadyExistsException e) {
        // Another run, which nothing locks out before the folder is there, was faster.
        switch (disk.entry(folder)) {
          case DIRECTORY -> {}
          // It failed, and has taken it away again.
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
    List<FileComparison> findings =
        new TreeComparison(disk, root, record.owned(), profile).of(result.tree());
    new OverwriteGuard(result, options).check(findings);
    WritePlan plan = new WritePlan(record.owned(), profile, version, options.adopt());
    findings.forEach(plan::add);
    keepCopies(root, plan.copies(), options.copies());
    transaction.run(plan.changes(record.bytes()));
    return plan.report(root);
  }

  private void keepCopies(Path root, List<FileComparison> findings, Path folder)
      throws IOException {
    for (FileComparison finding : findings) {
      if (finding.isThere()) {
        Path first = folder.toAbsolutePath().resolve(finding.path());
        createFolders(first.getParent(), new ArrayDeque<>());
        Path copy = first;
        for (int i = 1; disk.entry(copy) != Entry.ABSENT; i++) {
          copy = first.resolveSibling(first.getFileName() + "." + i);
        }
        if (finding.actual() == null) {
          disk.copy(root.resolve(finding.path()), copy);
        } else {
          disk.create(copy, finding.actual());
        }
      }
    }
  }
}
