package io.gitopsprofile.tree.compare;

import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.automation.AutomationHash;
import io.gitopsprofile.tree.automation.AutomationRules;
import io.gitopsprofile.tree.compare.FileComparison.State;
import io.gitopsprofile.tree.disk.ContentHash;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import io.gitopsprofile.tree.record.CaseRenames;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.record.RecordedProfiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Compares the files that a profile generates with the disk and the ownership record. */
public final class TreeComparison {

  private final FileSystemAccess disk;
  private final Path directory;
  private final OwnershipRecord owned;
  private final String profile;
  private final RecordedProfiles profiles;

  /**
   * Creates a comparison.
   *
   * @param profile the profile's name in the record
   */
  public TreeComparison(
      FileSystemAccess disk, Path directory, OwnershipRecord owned, String profile) {
    this.disk = disk;
    this.directory = directory;
    this.owned = owned;
    this.profile = profile;
    this.profiles = new RecordedProfiles(disk, directory);
  }

  /**
   * Compares every path that the profile generates or owns, and every orphaned path, sorted by
   * path.
   */
  public List<FileComparison> of(RenderedTree tree) throws IOException {
    List<FileComparison> comparisons = new ArrayList<>();
    CaseRenames former = CaseRenames.of(tree, owned, disk, directory);
    for (RenderedFile file : tree.files()) {
      comparisons.add(
          tree.isManaged(file.path()) ? expected(file, former.of(file.path())) : unmanaged(file));
    }
    for (String path : owned.paths()) {
      if (owned.isOnlyOf(path, profile) && tree.file(path).isEmpty()) {
        comparisons.add(obsolete(path, former));
      } else if (tree.file(path).isEmpty() && !former.contains(path)) {
        comparisons.addAll(orphaned(path));
      }
    }
    comparisons.sort((one, other) -> one.path().compareTo(other.path()));
    return comparisons;
  }

  /**
   * Compares a path that the profile generates.
   *
   * @param former the path in the record if it differs in case; otherwise null
   */
  private FileComparison expected(RenderedFile file, @Nullable String former) throws IOException {
    String path = file.path();
    @Nullable String obstacle = obstacle(path);
    if (obstacle != null) {
      return new FileComparison(path, State.OBSTRUCTED, file, ExistingFile.NOTHING, obstacle);
    }
    ExistingFile there = ExistingFile.of(disk, directory.resolve(path));
    @Nullable String other = otherProfile(path, there);
    if (other == null && former != null) {
      other = otherProfile(former, there);
    }
    if (other != null) {
      return new FileComparison(
          path, State.OWNED_BY_OTHER_PROFILE, file, ExistingFile.NOTHING, other);
    }
    if (!there.isThere() || (former != null && isAsWritten(former, there))) {
      return new FileComparison(path, State.MISSING, file, ExistingFile.NOTHING, "");
    }
    String recorded = former == null ? path : former;
    if (there.actual() == null) {
      return new FileComparison(path, stateOfLarge(file, recorded, there), file, there, "");
    }
    AutomationRules.Carried carried = AutomationRules.carry(file, there.actual());
    State state = state(file, carried.file(), recorded, there.actual());
    return new FileComparison(
        path, state, carried.file(), there, "", carried.kept(), carried.dropped());
  }

  /** True if a file is recorded for this profile alone and is unchanged. */
  private boolean isAsWritten(String path, ExistingFile there) {
    return owned.isOnlyOf(path, profile) && owned.knows(path, there.hash());
  }

  private FileComparison unmanaged(RenderedFile file) throws IOException {
    String path = file.path();
    boolean obstructed = obstacle(path) != null;
    ExistingFile there =
        obstructed ? ExistingFile.NOTHING : ExistingFile.of(disk, directory.resolve(path));
    return new FileComparison(path, State.UNMANAGED, file, there, "");
  }

  /**
   * The state of a file that can be read.
   *
   * @param file the file as the profile generates it
   * @param carried the same file with the values that image automation set on the disk
   */
  private State state(RenderedFile file, RenderedFile carried, String recorded, byte[] actual) {
    byte[] wanted = carried.text().getBytes(StandardCharsets.UTF_8);
    if (ContentHash.sameText(actual, wanted) || AutomationRules.haveSameContent(wanted, actual)) {
      return State.SAME;
    }
    if (owned.lines(recorded).isEmpty()) {
      return ObjectEquality.hasObjects(actual, carried.objects())
          ? State.SAME_OBJECTS
          : State.FOREIGN_FILE;
    }
    String hash = AutomationHash.of(actual);
    // The only difference is in values that image automation may set, but that are not carried
    // over.
    if (hash.equals(AutomationHash.of(wanted))) {
      return State.EDITED;
    }
    Predicate<String> known = before -> owned.knows(recorded, before);
    return known.test(hash) || AutomationRules.isKnownBefore(actual, file, known)
        ? State.STALE
        : State.EDITED;
  }

  private State stateOfLarge(RenderedFile file, String recorded, ExistingFile there) {
    if (there.hash().equals(AutomationHash.of(file.text().getBytes(StandardCharsets.UTF_8)))) {
      return State.SAME;
    }
    if (owned.knows(recorded, there.hash())) {
      return State.STALE;
    }
    return owned.lines(recorded).isEmpty() ? State.FOREIGN_FILE : State.EDITED;
  }

  private FileComparison obsolete(String path, CaseRenames former) throws IOException {
    if (obstacle(path) != null) {
      return new FileComparison(path, State.OBSOLETE_EDITED, null, ExistingFile.NOTHING, "");
    }
    ExistingFile there = ExistingFile.of(disk, directory.resolve(path));
    if (!there.isThere() || former.isUnmanaged(path)) {
      return new FileComparison(path, State.UNRECORDED, null, ExistingFile.NOTHING, "");
    }
    if (isAsWritten(path, there)) {
      return new FileComparison(path, State.OBSOLETE, null, there, "");
    }
    return former.contains(path)
        ? new FileComparison(path, State.UNRECORDED, null, ExistingFile.NOTHING, "")
        : new FileComparison(path, State.OBSOLETE_EDITED, null, there, "");
  }

  /** The comparison of a path whose profiles are all gone; empty if one of them may still exist. */
  private List<FileComparison> orphaned(String path) throws IOException {
    List<OwnershipRecord.Line> lines = owned.lines(path);
    boolean forGood = true;
    for (OwnershipRecord.Line line : lines) {
      if (line.profile().equals(profile) || !profiles.isDeleted(line.profile())) {
        return List.of();
      }
      forGood &= profiles.isCertainlyDeleted(line.profile());
    }
    if (obstacle(path) != null) {
      return List.of();
    }
    ExistingFile there = ExistingFile.of(disk, directory.resolve(path));
    if (there.isThere()) {
      return List.of(new FileComparison(path, State.ORPHANED, null, there, lines.get(0).profile()));
    }
    return forGood
        ? List.of(new FileComparison(path, State.UNRECORDED, null, there, ""))
        : List.of();
  }

  /** The words for an obstacle that prevents writing a file; null if there is none. */
  private @Nullable String obstacle(String path) throws IOException {
    @Nullable Path folder = disk.obstacle(directory, path);
    if (folder != null) {
      String name = directory.relativize(folder).toString().replace('\\', '/');
      boolean file = disk.entry(folder) == Entry.FILE;
      return name + (file ? " is a file, not a folder" : " is a link or a device, not a folder");
    }
    return switch (disk.entry(directory.resolve(path))) {
      case ABSENT, FILE -> null;
      case DIRECTORY -> path + " is a folder";
      case OTHER -> path + " is a link or a device, not a regular file";
    };
  }

  /**
   * The other, still existing profile that owns a path; null if there is none. If a merge recorded
   * the path for both profiles, this profile owns it unless the content is not its own.
   */
  private @Nullable String otherProfile(String path, ExistingFile there) {
    if (owned.isOnlyOf(path, profile)) {
      return null;
    }
    @Nullable String other = null;
    for (OwnershipRecord.Line line : owned.lines(path)) {
      if (line.profile().equals(profile)) {
        if (!there.isThere() || line.hash().equals(there.hash())) {
          return null;
        }
      } else if (profiles.mayBeThere(line.profile())) {
        other = line.profile();
      }
    }
    return other;
  }
}
