package io.gitopsprofile.tree;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.automation.StrayMarker;
import io.gitopsprofile.tree.compare.FileComparison;
import io.gitopsprofile.tree.compare.FileComparison.State;
import io.gitopsprofile.tree.compare.InputFiles;
import io.gitopsprofile.tree.compare.TreeComparison;
import io.gitopsprofile.tree.compare.UnifiedDiff;
import io.gitopsprofile.tree.compare.WritePlan;
import io.gitopsprofile.tree.disk.DirectoryLock;
import io.gitopsprofile.tree.disk.FileChange;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.Transaction;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.record.OwnershipRecord.Line;
import io.gitopsprofile.tree.record.RecordFile;
import io.gitopsprofile.tree.record.RecordedProfileName;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.Drift.Kind;
import io.gitopsprofile.tree.report.PreservedImageTag;
import io.gitopsprofile.tree.report.Strangers;
import io.gitopsprofile.tree.report.VerifyReport;
import io.gitopsprofile.tree.strangers.StrangerSearch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies that a directory holds exactly the files that a profile generates; changes nothing. */
public final class TreeVerifier {

  private final FileSystemAccess disk;
  private final String version;

  /** Creates a verifier for the default file system. */
  public TreeVerifier() {
    this(new FileSystemAccess(), GeneratorVersion.current());
  }

  public TreeVerifier(FileSystemAccess disk, String version) {
    this.disk = disk;
    this.version = version;
  }

  /**
   * Finds every file that a write would change, delete, reject, or keep with a warning, sorted by
   * path. A leftover of a killed run comes first. The record is listed only if nothing else is,
   * since every other change also changes the record. A tag written by image automation is not a
   * difference. The strangers come last: manifests that Flux applies together with the tree.
   *
   * @param profile the profile's name in the record, as {@link RecordedProfileName} calls it
   * @throws IOException if a file cannot be read
   */
  public VerifyReport verify(GenerationResult result, String profile, Path directory)
      throws IOException {
    TreeDirectory.check(disk, directory);
    Path root = disk.real(directory);
    return disk.entry(root) == FileSystemAccess.Entry.DIRECTORY
        ? new DirectoryLock(disk, root, DirectoryLock.PATIENCE)
            .whileIdle(() -> compare(result, profile, root))
        : compare(result, profile, root);
  }

  /**
   * Finds the manifests that Flux applies together with the tree although no profile renders them.
   *
   * @param profile the profile's name in the record
   * @throws IOException if a file cannot be read
   */
  public List<Drift> strangers(GenerationResult result, String profile, Path directory)
      throws IOException {
    TreeDirectory.check(disk, directory);
    Path root = disk.real(directory);
    return StrangerSearch.in(disk, root, RecordFile.in(disk, root).owned(), profile, result, true)
        .files();
  }

  private VerifyReport compare(GenerationResult result, String profile, Path root)
      throws IOException {
    RecordFile record = RecordFile.in(disk, root);
    List<Drift> drifts = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    List<PreservedImageTag> kept = new ArrayList<>();
    FileSystemAccess.Entry pending = disk.entry(root.resolve(Transaction.FOLDER));
    if (pending != FileSystemAccess.Entry.ABSENT) {
      boolean killed = pending == FileSystemAccess.Entry.DIRECTORY;
      String reason =
          killed
              ? "a run was killed; the next run reverts its changes"
              : "not from this tool; delete it";
      drifts.add(new Drift(Kind.INTERRUPTED, Transaction.FOLDER, reason, ""));
    }
    WritePlan plan = new WritePlan(record.owned(), profile, version, false);
    InputFiles inputs =
        new InputFiles(disk, root, record.owned(), profile, result.files().keySet());
    for (FileComparison comparison :
        new TreeComparison(disk, root, record.owned(), profile, inputs).of(result.tree())) {
      plan.record(comparison);
      if (isDrift(comparison.state())) {
        drifts.add(drift(comparison, result.tree(), record.owned()));
      } else if (comparison.state() == State.UNMANAGED && !comparison.isThere()) {
        absent.add(comparison.path());
      }
      kept.addAll(comparison.kept());
    }
    if (drifts.isEmpty()) {
      FileChange ofRecord = plan.recordChange(record.bytes());
      if (ofRecord != null) {
        drifts.add(ofRecord(ofRecord));
      }
    }
    Strangers strangers = StrangerSearch.in(disk, root, record.owned(), profile, result, true);
    drifts.addAll(strangers.files());
    return new VerifyReport(drifts, absent, kept, strangers.findings());
  }

  private static boolean isDrift(State state) {
    return state != State.SAME && state != State.UNRECORDED && state != State.UNMANAGED;
  }

  private static Drift ofRecord(FileChange change) {
    Kind kind = change.before() == null ? Kind.MISSING : Kind.CHANGED;
    return new Drift(kind, change.path(), "the ownership record", "");
  }

  private Drift drift(FileComparison comparison, RenderedTree tree, OwnershipRecord owned) {
    String path = comparison.path();
    return switch (comparison.state()) {
      case MISSING -> new Drift(Kind.MISSING, path, "", difference(comparison));
      case OBSOLETE -> new Drift(Kind.OBSOLETE, path, "", difference(comparison));
      case OBSOLETE_EDITED ->
          new Drift(Kind.OBSOLETE, path, "edited by hand; a write keeps it", "");
      case STALE ->
          new Drift(Kind.CHANGED, path, reason(comparison, owned), difference(comparison));
      case HALF_WRITTEN ->
          new Drift(Kind.CHANGED, path, "half written; a write renews it", difference(comparison));
      case EDITED -> new Drift(Kind.EDITED, path, edit(comparison, tree), difference(comparison));
      case SAME_OBJECTS ->
          new Drift(Kind.CHANGED, path, "same objects, but not generated", difference(comparison));
      case FOREIGN_FILE -> new Drift(Kind.FOREIGN, path, "not generated", difference(comparison));
      case ORPHANED ->
          new Drift(
              Kind.ORPHANED, path, "from " + comparison.other() + ", which no longer exists", "");
      case OWNED_BY_OTHER_PROFILE ->
          new Drift(Kind.CONFLICTING, path, "it belongs to the profile " + comparison.other(), "");
      case OBSTRUCTED -> new Drift(Kind.CONFLICTING, path, comparison.other(), "");
      case SAME, UNRECORDED, UNMANAGED -> throw new IllegalStateException(path + " is not a drift");
    };
  }

  private static String edit(FileComparison comparison, RenderedTree tree) {
    @Nullable StrayMarker marker =
        comparison.actual() == null || comparison.expected() == null
            ? null
            : StrayMarker.in(
                comparison.actual(), comparison.expected(), tree.part(comparison.path()));
    return marker == null
        ? "by hand"
        : "by hand; the profile does not have the policy marker of line "
            + marker.line()
            + ": "
            + marker.fix();
  }

  private String reason(FileComparison comparison, OwnershipRecord owned) {
    for (Line line : owned.lines(comparison.path())) {
      if (!line.version().equals(version)) {
        return "written by generator " + line.version() + "; current version " + version;
      }
    }
    return "";
  }

  private static String difference(FileComparison comparison) {
    String none = "/dev/null";
    return UnifiedDiff.of(
        comparison.actual() == null ? none : comparison.path(),
        comparison.actualText(),
        comparison.expected() == null ? none : comparison.path() + " (profile)",
        comparison.expectedText());
  }
}
