package io.gitopsprofile.tree.compare;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.tree.automation.ContentForm;
import io.gitopsprofile.tree.compare.FileComparison.State;
import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.tree.disk.FileChange;
import io.gitopsprofile.tree.disk.Journal;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.record.OwnershipRecord.Line;
import io.gitopsprofile.tree.report.FileContent;
import io.gitopsprofile.tree.report.OrphanedFile;
import io.gitopsprofile.tree.report.PreservedImageTag;
import io.gitopsprofile.tree.report.Strangers;
import io.gitopsprofile.tree.report.WriteReport;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  private final List<String> unrecorded = new ArrayList<>();
  private final List<FileComparison> copies = new ArrayList<>();
  private final List<FileComparison> quietCopies = new ArrayList<>();
  private final List<String> created = new ArrayList<>();
  private final List<String> updated = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();
  private final List<String> unchanged = new ArrayList<>();
  private final List<String> adopted = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private final List<OrphanedFile> orphans = new ArrayList<>();
  private final List<String> absent = new ArrayList<>();
  private final List<PreservedImageTag> kept = new ArrayList<>();
  private final Map<String, byte[]> contents = new LinkedHashMap<>();
  private @Nullable OwnershipRecord after;

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
  public void record(FileComparison comparison) {
    after = null;
    if (comparison.state() == State.UNRECORDED) {
      unrecorded.add(comparison.path());
    } else if (comparison.expected() != null && comparison.state() != State.UNMANAGED) {
      addLine(comparison);
    }
  }

  /** Adds the changes for one path; paths that the options reject were rejected before. */
  public void add(FileComparison comparison) {
    record(comparison);
    kept.addAll(comparison.kept());
    switch (comparison.state()) {
      case SAME -> {
        unchanged.add(comparison.path());
        contents.put(comparison.path(), requireNonNull(comparison.actual()));
        if (owned.lines(comparison.path()).isEmpty()) {
          adopted.add(comparison.path());
        }
      }
      case MISSING -> {
        created.add(comparison.path());
        write(comparison);
      }
      case STALE -> {
        updated.add(comparison.path());
        write(comparison);
      }
      case HALF_WRITTEN -> {
        updated.add(comparison.path());
        quietCopies.add(comparison);
        write(comparison);
      }
      case EDITED -> {
        updated.add(comparison.path());
        copies.add(comparison);
        write(comparison);
      }
      case SAME_OBJECTS, FOREIGN_FILE -> {
        adopted.add(comparison.path());
        updated.add(comparison.path());
        copies.add(comparison);
        write(comparison);
      }
      case OBSOLETE -> {
        deleted.add(comparison.path());
        quietCopies.add(comparison);
        changes.add(FileChange.delete(comparison.path(), Journal.hash(comparison.actual())));
      }
      case OBSOLETE_EDITED -> left.add(comparison.path());
      case UNRECORDED -> {}
      case ORPHANED -> addOrphan(comparison);
      case UNMANAGED -> {
        if (!comparison.isThere()) {
          absent.add(comparison.path());
        } else {
          contents.put(comparison.path(), requireNonNull(comparison.actual()));
        }
      }
      case OWNED_BY_OTHER_PROFILE, OBSTRUCTED ->
          throw new IllegalStateException(comparison.path() + " should have been refused");
    }
  }

  /** Adds an orphaned file, which this write deletes if it may adopt files. */
  private void addOrphan(FileComparison comparison) {
    if (!adopts) {
      orphans.add(new OrphanedFile(comparison.path(), comparison.other()));
    } else if (ContentForm.isRecorded(
        owned.lines(comparison.path()), requireNonNull(comparison.actual()))) {
      deleted.add(comparison.path());
      copies.add(comparison);
      changes.add(FileChange.delete(comparison.path(), Journal.hash(comparison.actual())));
    } else {
      left.add(comparison.path());
    }
  }

  private void write(FileComparison comparison) {
    String text = expected(comparison).text();
    byte[] after = text.getBytes(StandardCharsets.UTF_8);
    Line line = lines.get(lines.size() - 1);
    // Most files are their own form, so that the hash of the record is that of the bytes.
    boolean isForm = line.places().isEmpty() && text.indexOf('\r') < 0;
    String hash = isForm ? line.hash() : ContentHash.exact(after);
    changes.add(new FileChange(comparison.path(), Journal.hash(comparison.actual()), after, hash));
    contents.put(comparison.path(), after);
  }

  /**
   * Adds the record line of a file: the existing line if the content is the same, otherwise a new
   * one.
   */
  private void addLine(FileComparison comparison) {
    Line written = ContentForm.line(expected(comparison), version, profile);
    for (Line line : owned.lines(comparison.path())) {
      if (line.hash().equals(written.hash())) {
        written = ContentForm.line(expected(comparison), line.version(), profile);
      }
    }
    lines.add(written);
  }

  private static RenderedFile expected(FileComparison comparison) {
    return requireNonNull(comparison.expected(), comparison.path());
  }

  /** The record after the run: this profile's files, and the lines of the other profiles. */
  OwnershipRecord record() {
    if (after == null) {
      after = newRecord();
    }
    return after;
  }

  private OwnershipRecord newRecord() {
    List<Line> all = new ArrayList<>(lines);
    Set<String> covered = new HashSet<>();
    for (Line line : lines) {
      covered.add(line.path());
    }
    covered.addAll(unrecorded);
    covered.addAll(deleted);
    covered.addAll(left);
    for (String path : owned.paths()) {
      if (!covered.contains(path)) {
        for (Line line : owned.lines(path)) {
          if (!line.profile().equals(profile)) {
            all.add(line);
          }
        }
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
    FileChange record = recordChange(found);
    if (record != null) {
      all.add(record);
    }
    return all;
  }

  /** The change of the record; null if the record is already correct. */
  public @Nullable FileChange recordChange(byte @Nullable [] found) {
    OwnershipRecord record = record();
    byte @Nullable [] wanted = record.isEmpty() ? null : record.bytes();
    boolean same =
        found == null ? wanted == null : wanted != null && ContentHash.sameText(found, wanted);
    return same
        ? null
        : wanted == null
            ? FileChange.delete(OwnershipRecord.FILE, Journal.hash(found))
            : FileChange.write(OwnershipRecord.FILE, Journal.hash(found), wanted);
  }

  /** The files that are copied before they are replaced or deleted. */
  public List<FileComparison> copies() {
    List<FileComparison> all = new ArrayList<>(copies);
    all.addAll(quietCopies);
    return all;
  }

  /**
   * The report of the write.
   *
   * @param directory the directory that the paths are relative to
   */
  public WriteReport report(Path directory) {
    List<String> copied = new ArrayList<>();
    for (FileComparison comparison : copies) {
      copied.add(comparison.path());
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
        files,
        record().of(profile),
        Strangers.NONE);
  }
}
