package io.gitopsprofile.tree;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.FleetGenerator.Outcome;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.compare.FileComparison;
import io.gitopsprofile.tree.compare.InputFiles;
import io.gitopsprofile.tree.compare.TreeComparison;
import io.gitopsprofile.tree.compare.WritePlan;
import io.gitopsprofile.tree.disk.DirectoryLock;
import io.gitopsprofile.tree.disk.FileChange;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import io.gitopsprofile.tree.disk.Transaction;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.record.RecordFile;
import io.gitopsprofile.tree.record.RecordedProfileName;
import io.gitopsprofile.tree.report.Strangers;
import io.gitopsprofile.tree.report.WriteReport;
import io.gitopsprofile.tree.strangers.StrangerSearch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the trees of a fleet, each into its folder with its own ownership record. All files of all
 * clusters are changed, or none. The files of a cluster that the profile no longer has are deleted;
 * those of one that this run does not render stay.
 */
public final class FleetWriter {

  private final FileSystemAccess disk;
  private final String version;

  /** Creates a writer for the default file system. */
  public FleetWriter() {
    this(new FileSystemAccess(), GeneratorVersion.current());
  }

  FleetWriter(FileSystemAccess disk, String version) {
    this.disk = disk;
    this.version = version;
  }

  /**
   * Writes the trees as {@link #write(FleetGenerator, Path, Path, WriteOptions, FleetCache,
   * FleetRun)}, all of them rendered.
   *
   * @throws ProfileException if an environment has an error, or a file must not be overwritten
   * @throws IOException if a file cannot be read or written; the trees are then unchanged
   */
  public Map<String, WriteReport> write(
      FleetGenerator fleet, Path profile, Path directory, WriteOptions options, FleetRun run)
      throws IOException {
    return write(fleet, profile, directory, options, FleetCache.NONE, run);
  }

  /**
   * Checks, renders and writes the trees. Each is checked and rendered once; of the trees, the
   * changed files alone are kept until all are known.
   *
   * @param fleet the environments to write
   * @param profile the profile's file
   * @param directory the output directory, which has the folders of the clusters
   * @param last what the last run left; {@link FleetCache#NONE} renders all
   * @return the report of each folder, by its path; without the contents of files; empty if the
   *     findings were not accepted
   * @throws ProfileException if an environment has an error, or a file must not be overwritten;
   *     nothing is changed then
   * @throws IOException if a file cannot be read or written; the trees are then unchanged
   */
  public Map<String, WriteReport> write(
      FleetGenerator fleet,
      Path profile,
      Path directory,
      WriteOptions options,
      FleetCache last,
      FleetRun run)
      throws IOException {
    NewDirectories directories = new NewDirectories(disk);
    try {
      TreeDirectory.check(disk, directory);
      Path named = directory.toAbsolutePath().normalize();
      directories.create(named);
      Path root = named.toRealPath();
      Closeable entered = disk.enter(root);
      try {
        return new DirectoryLock(disk, root, DirectoryLock.PATIENCE)
            .during(() -> new Run(fleet, profile, root, options, last, run).write());
      } finally {
        entered.close();
      }
    } catch (IOException | RuntimeException e) {
      directories.removeEmpty(e);
      throw e;
    }
  }

  /** One write below the lock of the output directory. */
  private final class Run {

    private final FleetGenerator fleet;
    private final Path profile;
    private final Path root;
    private final WriteOptions options;
    private final FleetCache last;
    private final FleetRun run;
    private final Copies copies;
    private final List<FileChange> changes = new ArrayList<>();
    private final Map<String, byte[]> kept = new LinkedHashMap<>();
    private final Map<String, WriteReport> reports = new LinkedHashMap<>();
    private final List<Diagnostic> refused = new ArrayList<>();
    private @Nullable IOException problem;

    Run(
        FleetGenerator fleet,
        Path profile,
        Path root,
        WriteOptions options,
        FleetCache last,
        FleetRun run) {
      this.fleet = fleet;
      this.profile = profile;
      this.root = root;
      this.options = options;
      this.last = last;
      this.run = run;
      this.copies = new Copies(disk, root, options);
    }

    Map<String, WriteReport> write() throws IOException {
      Transaction transaction = new Transaction(disk, root, options.fsync());
      if (disk.entry(root.resolve(Transaction.FOLDER)) != Entry.ABSENT) {
        InputFiles inputs =
            new InputFiles(
                disk,
                root,
                OwnershipRecord.of(List.of()),
                RecordedProfileName.of(profile, root),
                List.of(profile));
        fleet.check();
        transaction.recover(new FleetChanges(fleet, inputs, copies));
      }
      List<Diagnostic> findings = fleet.each(name -> last.isChanged(fleet, root, name), this::plan);
      boolean accepted = run.accepts(findings);
      FleetGenerator.throwIfError(findings);
      if (problem != null) {
        throw problem;
      }
      if (!accepted) {
        return Map.of();
      }
      GenerationResult nothing = new GenerationResult(new RenderedTree(List.of()), List.of());
      for (String gone : FleetFolders.gone(disk, profile, root, fleet.directories().values())) {
        plan(gone, null, nothing);
      }
      if (!refused.isEmpty()) {
        refused.sort(Diagnostic.BY_PLACE);
        throw new ProfileException(refused);
      }
      for (Map.Entry<String, byte[]> copy : kept.entrySet()) {
        copies.keep(copy.getKey(), copy.getValue());
      }
      if (!changes.isEmpty()) {
        last.forget();
      }
      transaction.run(changes);
      return reports;
    }

    private void plan(Outcome outcome) {
      run.rendered(outcome.name());
      try {
        if (outcome.generated() != null) {
          plan(outcome.directory(), outcome.name(), outcome.generated());
        } else if (outcome.findings().isEmpty()) {
          reports.put(outcome.directory(), last.unchanged(outcome.directory()));
        }
      } catch (IOException e) {
        problem = problem == null ? e : problem;
      }
    }

    private void plan(String folder, @Nullable String name, GenerationResult result)
        throws IOException {
      Path obstacle = disk.obstacle(root, folder + "/" + OwnershipRecord.FILE);
      if (obstacle != null) {
        throw new IOException(
            obstacle
                + " is a link or a file, not a folder; move it away, or set another directory");
      }
      Path tree = root.resolve(folder);
      String recorded = RecordedProfileName.of(profile, tree);
      RecordFile record = RecordFile.in(disk, tree);
      InputFiles inputs =
          new InputFiles(disk, tree, record.owned(), recorded, result.files().keySet());
      List<FileComparison> comparisons =
          new TreeComparison(disk, tree, record.owned(), recorded, inputs).of(result.tree());
      try {
        new OverwriteGuard(result, options).check(comparisons);
        new ReleaseGuard(result).check(comparisons);
      } catch (ProfileException e) {
        for (Diagnostic finding : e.diagnostics()) {
          refused.add(in(name == null ? folder : name, finding));
        }
        return;
      }
      WritePlan plan = new WritePlan(record.owned(), recorded, version, options.adopt());
      comparisons.forEach(plan::add);
      for (FileComparison comparison : plan.copies()) {
        byte @Nullable [] actual = comparison.actual();
        if (actual != null && actual.length > 0) {
          kept.put(folder + "/" + comparison.path(), actual);
        }
      }
      byte[] recordAfter = record.bytes() == null ? new byte[0] : record.bytes();
      for (FileChange change : plan.changes(record.bytes())) {
        if (change.path().equals(OwnershipRecord.FILE)) {
          recordAfter = change.after() == null ? new byte[0] : change.after();
        }
        changes.add(change.in(folder));
      }
      Strangers strangers =
          disk.entry(tree) == Entry.DIRECTORY
              ? StrangerSearch.in(disk, tree, record.owned(), recorded, result, false)
              : Strangers.NONE;
      WriteReport report = plan.report(tree).withStrangers(strangers);
      reports.put(folder, report.withoutFiles());
      if (name != null) {
        last.remember(fleet, tree, name, result, report, recordAfter);
      }
    }

    private static Diagnostic in(String name, Diagnostic finding) {
      return new Diagnostic(
          finding.code(),
          finding.severity(),
          finding.message() + " (in " + name + ")",
          finding.fix(),
          finding.path(),
          finding.position(),
          finding.detail(),
          List.of());
    }
  }
}
