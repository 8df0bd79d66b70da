package io.gitopsprofile.tree;

import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.RenderedTree;
import io.gitopsprofile.tree.Disk.Entry;
import io.gitopsprofile.tree.Finding.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what a profile yields with what is on the disk, by what the record knows of it. */
final class Comparison {

  private final Disk disk;
  private final Path directory;
  private final OwnershipRecord owned;
  private final String profile;
  private final ProfileFiles profiles;

  /**
   * A comparison.
   *
   * @param profile the profile's name in the record
   */
  Comparison(Disk disk, Path directory, OwnershipRecord owned, String profile) {
    this.disk = disk;
    this.directory = directory;
    this.owned = owned;
    this.profile = profile;
    this.profiles = new ProfileFiles(disk, directory);
  }

  /** Every path that the profile yields or that it owns, and those that nobody does, sorted. */
  List<Finding> of(RenderedTree tree) throws IOException {
    List<Finding> findings = new ArrayList<>();
    FormerCases former = FormerCases.of(tree, owned, disk, directory);
    for (RenderedFile file : tree.files()) {
      findings.add(
          tree.isManaged(file.path()) ? expected(file, former.of(file.path())) : unmanaged(file));
    }
    for (String path : owned.paths()) {
      if (owned.isOnlyOf(path, profile) && tree.file(path).isEmpty()) {
        findings.add(surplus(path, former));
      } else if (tree.file(path).isEmpty() && !former.contains(path)) {
        findings.addAll(orphaned(path));
      }
    }
    findings.sort((one, other) -> one.path().compareTo(other.path()));
    return findings;
  }

  /**
   * A path that the profile yields.
   *
   * @param former what the record calls it, if that differs in case; else null
   */
  private Finding expected(RenderedFile file, @Nullable String former) throws IOException {
    String path = file.path();
    @Nullable String obstacle = obstacle(path);
    if (obstacle != null) {
      return new Finding(path, State.OBSTRUCTED, file, null, obstacle);
    }
    byte @Nullable [] actual = disk.read(directory.resolve(path));
    @Nullable String other = otherProfile(path, actual);
    if (other == null && former != null) {
      other = otherProfile(former, actual);
    }
    if (other != null) {
      return new Finding(path, State.OTHERS, file, null, other);
    }
    if (actual == null || (former != null && isAsWritten(former, actual))) {
      return new Finding(path, State.MISSING, file, null, "");
    }
    RobotTags.Carried carried = RobotTags.carry(file, actual);
    State state = state(carried.file(), former == null ? path : former, actual);
    return new Finding(path, state, carried.file(), actual, "", carried.kept());
  }

  /** Whether a file is this profile's alone, and nobody changed it. */
  private boolean isAsWritten(String path, byte[] actual) {
    return owned.isOnlyOf(path, profile) && owned.knows(path, ContentHash.of(actual));
  }

  private Finding unmanaged(RenderedFile file) throws IOException {
    String path = file.path();
    byte @Nullable [] actual = obstacle(path) == null ? disk.read(directory.resolve(path)) : null;
    return new Finding(path, State.UNMANAGED, file, actual, "");
  }

  private State state(RenderedFile file, String recorded, byte[] actual) {
    byte[] wanted = file.text().getBytes(StandardCharsets.UTF_8);
    if (ContentHash.sameText(actual, wanted) || RobotTags.saySame(wanted, actual)) {
      return State.SAME;
    }
    if (owned.knows(recorded, ContentHash.of(actual))) {
      return State.STALE;
    }
    if (!owned.lines(recorded).isEmpty()) {
      return State.EDITED;
    }
    return SameObjects.areIn(actual, file.objects()) ? State.ALIKE : State.STRANGE;
  }

  private Finding surplus(String path, FormerCases former) throws IOException {
    if (obstacle(path) != null) {
      return new Finding(path, State.SURPLUS_EDITED, null, null, "");
    }
    byte @Nullable [] actual = disk.read(directory.resolve(path));
    if (actual == null || former.isUnmanaged(path)) {
      return new Finding(path, State.GONE, null, null, "");
    }
    if (isAsWritten(path, actual)) {
      return new Finding(path, State.SURPLUS, null, actual, "");
    }
    State state = former.contains(path) ? State.GONE : State.SURPLUS_EDITED;
    return new Finding(path, state, null, state == State.GONE ? null : actual, "");
  }

  /** A finding if nobody cares for a path; none if a profile may do so, or if no file is there. */
  private List<Finding> orphaned(String path) throws IOException {
    List<OwnershipRecord.Line> lines = owned.lines(path);
    for (OwnershipRecord.Line line : lines) {
      if (line.profile().equals(profile) || !profiles.isGone(line.profile())) {
        return List.of();
      }
    }
    byte @Nullable [] actual = obstacle(path) == null ? disk.read(directory.resolve(path)) : null;
    return actual == null
        ? List.of()
        : List.of(new Finding(path, State.ORPHANED, null, actual, lines.get(0).profile()));
  }

  /** What stands in the way of a file, as words; null if nothing does. */
  private @Nullable String obstacle(String path) throws IOException {
    @Nullable Path folder = disk.obstacle(directory, path);
    if (folder != null) {
      String name = directory.relativize(folder).toString().replace('\\', '/');
      boolean file = disk.entry(folder) == Entry.FILE;
      return name + (file ? " is a file, not a folder" : " is no folder, but a link or a device");
    }
    return switch (disk.entry(directory.resolve(path))) {
      case ABSENT, FILE -> null;
      case DIRECTORY -> path + " is a folder";
      case OTHER -> path + " is no plain file, but a link or a device";
    };
  }

  /**
   * The profile that owns a path in place of this one, and is still there; null if none does. If a
   * merge gave the path to both, it is this one's unless its content is not.
   */
  private @Nullable String otherProfile(String path, byte @Nullable [] actual) {
    if (owned.isOnlyOf(path, profile)) {
      return null;
    }
    @Nullable String other = null;
    for (OwnershipRecord.Line line : owned.lines(path)) {
      if (line.profile().equals(profile)) {
        if (actual == null || line.hash().equals(ContentHash.of(actual))) {
          return null;
        }
      } else if (profiles.mayBeThere(line.profile())) {
        other = line.profile();
      }
    }
    return other;
  }
}
