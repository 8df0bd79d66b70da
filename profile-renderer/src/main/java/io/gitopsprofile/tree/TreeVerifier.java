package io.gitopsprofile.tree;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.tree.compare.FileComparison;
import io.gitopsprofile.tree.compare.FileComparison.State;
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
import io.gitopsprofile.tree.report.VerifyReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
   * difference.
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
            .whileNoneIsOn(() -> compare(result, profile, root))
        : compare(result, profile, root);
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
              ? "a run was killed, and is not taken back yet"
              : "is no folder of a run: delete it first";
      drifts.add(new Drift(Kind.INTERRUPTED, Transaction.FOLDER, reason, ""));
    }
    WritePlan plan = new WritePlan(record.owned(), profile, version, false);
    for (FileComparison finding :
        new TreeComparison(disk, root, record.owned(), profile).of(result.tree())) {
      plan.verify(finding);
      if (isDrift(finding.state())) {
        drifts.add(drift(finding, record.owned()));
      } else if (finding.state() == State.UNMANAGED && !finding.isThere()) {
        absent.add(finding.path());
      }
      kept.addAll(finding.kept());
    }
    if (drifts.isEmpty()) {
      plan.recordChange(record.bytes()).ifPresent(change -> drifts.add(ofRecord(change)));
    }
    return new VerifyReport(drifts, absent, kept);
  }

  private static boolean isDrift(State state) {
    return state != State.SAME && state != State.GONE && state != State.UNMANAGED;
  }

  private static Drift ofRecord(FileChange change) {
    Kind kind = change.before() == null ? Kind.MISSING : Kind.CHANGED;
    return new Drift(kind, change.path(), "the record of what was generated", "");
  }

  private Drift drift(FileComparison finding, OwnershipRecord owned) {
    String path = finding.path();
    return switch (finding.state()) {
      case MISSING -> new Drift(Kind.MISSING, path, "", difference(finding));
      case SURPLUS -> new Drift(Kind.SURPLUS, path, "", difference(finding));
      case SURPLUS_EDITED ->
          new Drift(Kind.SURPLUS, path, "edited by hand, so a write would leave it", "");
      case STALE -> new Drift(Kind.CHANGED, path, reason(finding, owned), difference(finding));
      case EDITED -> new Drift(Kind.EDITED, path, "by hand", difference(finding));
      case ALIKE -> new Drift(Kind.CHANGED, path, "not by this generator", difference(finding));
      case STRANGE -> new Drift(Kind.STRANGE, path, "not generated", difference(finding));
      case ORPHANED ->
          new Drift(
              Kind.ORPHANED, path, "from " + finding.other() + ", which is not there any more", "");
      case OTHERS ->
          new Drift(Kind.TAKEN, path, "it comes from the profile " + finding.other(), "");
      case OBSTRUCTED -> new Drift(Kind.TAKEN, path, finding.other(), "");
      case SAME, GONE, UNMANAGED -> throw new IllegalStateException(path + " is no drift");
    };
  }

  private String reason(FileComparison finding, OwnershipRecord owned) {
    if (!finding.dropped().isEmpty()) {
      return "drops the marker of " + finding.dropped().get(0).place();
    }
    for (Line line : owned.lines(finding.path())) {
      if (!line.version().equals(version)) {
        return "written by the generator " + line.version() + "; this is " + version;
      }
    }
    return "";
  }

  private static String difference(FileComparison finding) {
    String none = "/dev/null";
    if (finding.there().large() != null) {
      return finding.noDifference();
    }
    return UnifiedDiff.of(
        finding.actual() == null ? none : finding.path(),
        finding.actualText(),
        finding.expected() == null ? none : finding.path() + " (profile)",
        finding.expectedText());
  }
}
