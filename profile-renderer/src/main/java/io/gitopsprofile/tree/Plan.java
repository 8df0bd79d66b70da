package io.gitopsprofile.tree;

import static java.util.Objects.requireNonNull;

import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.tree.Finding.State;
import io.gitopsprofile.tree.OwnershipRecord.Line;
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

/** What a write does: the changes of files, the record that then holds, and what is said of it. */
final class Plan {

  private final OwnershipRecord owned;
  private final String profile;
  private final String version;
  private final boolean adopts;
  private final List<Change> changes = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();
  private final List<Finding> copies = new ArrayList<>();
  private final List<String> created = new ArrayList<>();
  private final List<String> updated = new ArrayList<>();
  private final List<String> deleted = new ArrayList<>();
  private final List<String> unchanged = new ArrayList<>();
  private final List<String> adopted = new ArrayList<>();
  private final List<String> left = new ArrayList<>();
  private final List<Orphan> orphans = new ArrayList<>();
  private final List<String> absent = new ArrayList<>();
  private final List<KeptTag> kept = new ArrayList<>();
  private final List<DroppedMarker> dropped = new ArrayList<>();
  private final Map<String, byte[]> contents = new LinkedHashMap<>();

  /**
   * A plan.
   *
   * @param owned the record as the run found it
   * @param profile the profile's name in it
   * @param version the generator's version
   * @param adopts whether it takes over what is another's
   */
  Plan(OwnershipRecord owned, String profile, String version, boolean adopts) {
    this.owned = owned;
    this.profile = profile;
    this.version = version;
    this.adopts = adopts;
  }

  /** Notes what the record says of a path when the run is through. */
  void record(Finding finding) {
    if (finding.state() == State.GONE) {
      gone.add(finding.path());
    } else if (finding.expected() != null && finding.state() != State.UNMANAGED) {
      own(finding);
    }
  }

  /**
   * Notes what the record should say of a path. Of a file that somebody marked for Flux v2 since it
   * was generated, or in which Flux v1 set the first tag, it may say what it did: that is no edit,
   * and the next run renews the line.
   */
  void verify(Finding finding) {
    List<Line> known = owned.lines(finding.path());
    if (finding.state() == State.SAME
        && known.size() == 1
        && known.get(0).profile().equals(profile)
        && finding.actual() != null
        && RobotTags.areIn(finding.actual())) {
      lines.addAll(known);
    } else {
      record(finding);
    }
  }

  /** Plans for one path; what the options refuse was refused before. */
  void add(Finding finding) {
    record(finding);
    kept.addAll(finding.kept());
    dropped.addAll(finding.dropped());
    switch (finding.state()) {
      case SAME -> {
        unchanged.add(finding.path());
        contents.put(finding.path(), requireNonNull(finding.actual()));
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
        changes.add(new Change(finding.path(), Journal.hash(finding.actual()), null));
      }
      case SURPLUS_EDITED -> left.add(finding.path());
      case GONE -> {}
      case ORPHANED -> addOrphan(finding);
      case UNMANAGED -> {
        if (!finding.isThere()) {
          absent.add(finding.path());
        } else {
          contents.put(finding.path(), requireNonNull(finding.actual()));
        }
      }
      case OTHERS, OBSTRUCTED ->
          throw new IllegalStateException(finding.path() + " should have been refused");
    }
  }

  private static byte[] expectedBytes(Finding finding) {
    return expected(finding).text().getBytes(StandardCharsets.UTF_8);
  }

  /** It is this profile's if that may adopt, and then it is one that the profile does not yield. */
  private void addOrphan(Finding finding) {
    if (!adopts) {
      orphans.add(new Orphan(finding.path(), finding.other()));
    } else if (owned.knows(finding.path(), ContentHash.of(requireNonNull(finding.actual())))) {
      deleted.add(finding.path());
      copies.add(finding);
      changes.add(new Change(finding.path(), Journal.hash(finding.actual()), null));
    } else {
      left.add(finding.path());
    }
  }

  private void write(Finding finding) {
    byte[] after = expectedBytes(finding);
    changes.add(new Change(finding.path(), Journal.hash(finding.actual()), after));
    contents.put(finding.path(), after);
  }

  /** The line of a file: as it was, if the file's content is what that line says. */
  private void own(Finding finding) {
    String path = finding.path();
    String hash = ContentHash.of(expectedBytes(finding));
    String writer = version;
    for (Line line : owned.lines(path)) {
      if (line.hash().equals(hash)) {
        writer = line.version();
      }
    }
    lines.add(new Line(path, hash, writer, profile));
  }

  private static RenderedFile expected(Finding finding) {
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
   * All changes, the record's last.
   *
   * @param found the bytes of the record as the run found it; null if there is none
   */
  List<Change> changes(byte @Nullable [] found) {
    List<Change> all = new ArrayList<>(changes);
    recordChange(found).ifPresent(all::add);
    return all;
  }

  /** The change of the record; empty if it says already what it should. */
  Optional<Change> recordChange(byte @Nullable [] found) {
    OwnershipRecord record = record();
    byte @Nullable [] wanted = record.isEmpty() ? null : record.bytes();
    boolean same =
        found == null ? wanted == null : wanted != null && ContentHash.sameText(found, wanted);
    return same
        ? Optional.empty()
        : Optional.of(new Change(OwnershipRecord.FILE, Journal.hash(found), wanted));
  }

  /** The files of which a copy is kept. */
  List<Finding> copies() {
    return copies;
  }

  /**
   * What was done.
   *
   * @param directory the directory that the paths are relative to
   */
  WriteReport report(Path directory) {
    List<String> copied = new ArrayList<>();
    for (Finding finding : copies) {
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
