package io.gitopsprofile.tree.compare;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.tree.automation.AutomationHash;
import io.gitopsprofile.tree.automation.AutomationRules;
import io.gitopsprofile.tree.compare.FileComparison.State;
import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.tree.disk.FileChange;
import io.gitopsprofile.tree.disk.Journal;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.record.OwnershipRecord.Line;
import io.gitopsprofile.tree.report.FileContent;
import io.gitopsprofile.tree.report.OrphanedFile;
import io.gitopsprofile.tree.report.PreservedImageTag;
import io.gitopsprofile.tree.report.RemovedPolicyMarker;
import io.gitopsprofile.tree.report.WriteReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The file changes, record and report of one write. */
public final class WritePlan {

  private final OwnershipRecord owned;
  private final String profile;
  private final String version;
  private final boolean adopts;
  private final List<FileChange> changes = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();
  private final List<FileComparison> copies = new ArrayList<>();
  private final List<String> created = new ArrayList<>();
  private final List<String> updated = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();
  private final List<String> unchanged = new ArrayList<>();
  private final List<String> adopted = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private final List<OrphanedFile> orphans = new ArrayList<>();
  private final List<String> absent = new ArrayList<>();
  private final List<PreservedImageTag> kept = new ArrayList<>();
  private final List<RemovedPolicyMarker> dropped = new ArrayList<>();
  private final Map<String, byte[]> contents = new LinkedHashMap<>();

  /**
   * Creates an empty plan.
   *
   * @param owned the record as the run found it
   * @param profile the profile's name in the record
   * @param version the generator's version
   * @param adopts true if the write may adopt files that the profile does not own
   */
  public WritePlan(OwnershipRecord owned, String profile, String version, boolean adopts) {
    this.owned = owned;
    this.profile = profile;
    this.version = version;
    this.adopts = adopts;
  }

  /** Adds the record line that a path has after the run. */
  void record(FileComparison finding) {
    if (finding.state() == State.GONE) {
      gone.add(finding.path());
    } else if (finding.expected() != null && finding.state() != State.UNMANAGED) {
      own(finding);
    }
  }

  /**
   * Adds the record line that a path should have. For a file that was marked for Flux v2 since it
   * was generated, or in which Flux v1 set the first tag, the existing line is accepted: neither is
   * an edit, and the next run renews the line.
   */
  public void verify(FileComparison finding) {
    List<Line> known = owned.lines(finding.path());
    if (finding.state() == State.SAME
        && known.size() == 1
        && known.get(0).profile().equals(profile)
        && finding.actual() != null
        && AutomationRules.areIn(finding.actual())) {
      lines.addAll(known);
    } else {
      record(finding);
    }
  }

  /** Adds the changes for one path; paths that the options reject were rejected before. */
  public void add(FileComparison finding) {
    record(finding);
    kept.addAll(finding.kept());
    dropped.addAll(finding.dropped());
    switch (finding.state()) {
      case SAME -> {
        unchanged.add(finding.path());
        contents.put(finding.path(), bytes(finding));
        if (owned.lines(finding.path()).isEmpty()) {
          adopted.add(finding.path());
        }
      }
      case MISSING -> {
        created.add(finding.path());
        write(finding);
      }
      case STALE -> {
        updated.add(finding.path());
        write(finding);
      }
      case EDITED -> {
        updated.add(finding.path());
        copies.add(finding);
        write(finding);
      }
      case ALIKE, STRANGE -> {
        adopted.add(finding.path());
        updated.add(finding.path());
        copies.add(finding);
        write(finding);
      }
      case SURPLUS -> {
        deleted.add(finding.path());
        changes.add(new FileChange(finding.path(), finding.there().exactHash(), null));
      }
      case SURPLUS_EDITED -> left.add(finding.path());
      case GONE -> {}
      case ORPHANED -> addOrphan(finding);
      case UNMANAGED -> {
        if (!finding.isThere()) {
          absent.add(finding.path());
        } else {
          contents.put(finding.path(), finding.actual() == null ? new byte[0] : finding.actual());
        }
      }
      case OTHERS, OBSTRUCTED ->
          throw new IllegalStateException(finding.path() + " should have been refused");
    }
  }

  /**
   * The bytes on the disk; for a large file, the generated bytes, which are equal except for CRLF.
   */
  private static byte[] bytes(FileComparison finding) {
    return finding.actual() == null ? expectedBytes(finding) : finding.actual();
  }

  private static byte[] expectedBytes(FileComparison finding) {
    return expected(finding).text().getBytes(StandardCharsets.UTF_8);
  }

  /** Adds an orphaned file, which this write deletes if it may adopt files. */
  private void addOrphan(FileComparison finding) {
    if (!adopts) {
      orphans.add(new OrphanedFile(finding.path(), finding.other()));
    } else if (owned.knows(finding.path(), finding.there().hash())) {
      deleted.add(finding.path());
      copies.add(finding);
      changes.add(new FileChange(finding.path(), finding.there().exactHash(), null));
    } else {
      left.add(finding.path());
    }
  }

  private void write(FileComparison finding) {
    byte[] after = expectedBytes(finding);
    changes.add(new FileChange(finding.path(), finding.there().exactHash(), after));
    contents.put(finding.path(), after);
  }

  /**
   * Adds the record line of a file: the existing line if the content is the same, otherwise a new
   * one.
   */
  private void own(FileComparison finding) {
    String path = finding.path();
    String hash = AutomationHash.of(expectedBytes(finding));
    String writer = version;
    for (Line line : owned.lines(path)) {
      if (line.hash().equals(hash)) {
        writer = line.version();
      }
    }
    lines.add(new Line(path, hash, writer, profile));
  }

  private static RenderedFile expected(FileComparison finding) {
    return requireNonNull(finding.expected(), finding.path());
  }

  /** The record after the run: this profile's files, and the lines of the other profiles. */
  OwnershipRecord record() {
    List<Line> all = new ArrayList<>(lines);
    Set<String> own = new HashSet<>();
    for (Line line : lines) {
      own.add(line.path());
    }
    own.addAll(gone);
    own.addAll(deleted);
    own.addAll(left);
    for (String path : owned.paths()) {
      if (!own.contains(path)) {
        owned.lines(path).stream()
            .filter(line -> !line.profile().equals(profile))
            .forEach(all::add);
      }
    }
    return OwnershipRecord.of(all);
  }

  /**
   * All changes; the change of the record comes last.
   *
   * @param found the bytes of the record as the run found it; null if there was no record
   */
  public List<FileChange> changes(byte @Nullable [] found) {
    List<FileChange> all = new ArrayList<>(changes);
    recordChange(found).ifPresent(all::add);
    return all;
  }

  /** The change of the record; empty if the record is already correct. */
  public Optional<FileChange> recordChange(byte @Nullable [] found) {
    OwnershipRecord record = record();
    byte @Nullable [] wanted = record.isEmpty() ? null : record.bytes();
    boolean same =
        found == null ? wanted == null : wanted != null && ContentHash.sameText(found, wanted);
    return same
        ? Optional.empty()
        : Optional.of(new FileChange(OwnershipRecord.FILE, Journal.hash(found), wanted));
  }

  /** The files that are copied before they are replaced or deleted. */
  public List<FileComparison> copies() {
    return copies;
  }

  /**
   * The report of the write.
   *
   * @param directory the directory that the paths are relative to
   */
  public WriteReport report(Path directory) {
    List<String> copied = new ArrayList<>();
    for (FileComparison finding : copies) {
      copied.add(finding.path());
    }
    List<FileContent> files = new ArrayList<>();
    for (Map.Entry<String, byte[]> content : contents.entrySet()) {
      files.add(new FileContent(directory.resolve(content.getKey()), content.getValue()));
    }
    return new WriteReport(
        created,
        updated,
        deleted,
        unchanged,
        adopted,
        left,
        orphans,
        copied,
        absent,
        kept,
        dropped,
        files,
        record().of(profile));
  }
}
