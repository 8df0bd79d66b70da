package io.gitopsprofile.tree;

import io.gitopsprofile.render.Result;
import io.gitopsprofile.tree.Drift.Kind;
import io.gitopsprofile.tree.Finding.State;
import io.gitopsprofile.tree.OwnershipRecord.Line;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tells whether a directory holds exactly what a profile yields; changes nothing. */
public final class TreeVerifier {

  private final Disk disk;
  private final String version;

  /** A verifier on the disk of this machine. */
  public TreeVerifier() {
    this(new Disk(), GeneratorVersion.current());
  }

  TreeVerifier(Disk disk, String version) {
    this.disk = disk;
    this.version = version;
  }

  /**
   * Finds every file that a write would change, delete, stop at, or leave with a warning, sorted by
   * path; none if the directory is as the profile wants it. What a killed run has left comes first;
   * the record comes only if nothing else does, since a write of anything else changes it, too. A
   * tag that image automation has written is as the profile wants it.
   *
   * @param profile the profile's name in the record, as {@link OwnName} calls it
   * @throws IOException if a file cannot be read
   */
  public Verdict verify(Result result, String profile, Path directory) throws IOException {
    TreeDirectory.check(disk, directory);
    Path root = disk.real(directory);
    return disk.entry(root) == Disk.Entry.DIRECTORY
        ? new TreeLock(disk, root, TreeLock.PATIENCE)
            .whileNoneIsOn(() -> compare(result, profile, root))
        : compare(result, profile, root);
  }

  private Verdict compare(Result result, String profile, Path root) throws IOException {
    RecordFile record = RecordFile.in(disk, root);
    List<Drift> drifts = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    List<KeptTag> kept = new ArrayList<>();
    Disk.Entry pending = disk.entry(root.resolve(Transaction.FOLDER));
    if (pending != Disk.Entry.ABSENT) {
      boolean killed = pending == Disk.Entry.DIRECTORY;
      String reason =
          killed
              ? "a run was killed, and is not taken back yet"
              : "is no folder of a run: delete it first";
      drifts.add(new Drift(Kind.INTERRUPTED, Transaction.FOLDER, reason, ""));
    }
    Plan plan = new Plan(record.owned(), profile, version, false);
    for (Finding finding : new Comparison(disk, root, record.owned(), profile).of(result.tree())) {
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
    return new Verdict(drifts, absent, kept);
  }

  private static boolean isDrift(State state) {
    return state != State.SAME && state != State.GONE && state != State.UNMANAGED;
  }

  private static Drift ofRecord(Change change) {
    Kind kind = change.before() == null ? Kind.MISSING : Kind.CHANGED;
    return new Drift(kind, change.path(), "the record of what was generated", "");
  }

  private Drift drift(Finding finding, OwnershipRecord owned) {
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

  private String reason(Finding finding, OwnershipRecord owned) {
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

  private static String difference(Finding finding) {
    String none = "/dev/null";
    return UnifiedDiff.of(
        finding.actual() == null ? none : finding.path(),
        finding.actualText(),
        finding.expected() == null ? none : finding.path() + " (profile)",
        finding.expectedText());
  }
}
