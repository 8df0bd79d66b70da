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
import java.util.function.Predicate;
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
      return new Finding(path, State.OBSTRUCTED, file, OnDisk.NOTHING, obstacle);
    }
    OnDisk there = OnDisk.of(disk, directory.resolve(path));
    @Nullable String other = otherProfile(path, there);
    if (other == null && former != null) {
      other = otherProfile(former, there);
    }
    if (other != null) {
      return new Finding(path, State.OTHERS, file, OnDisk.NOTHING, other);
    }
    if (!there.isThere() || (former != null && isAsWritten(former, there))) {
      return new Finding(path, State.MISSING, file, OnDisk.NOTHING, "");
    }
    String recorded = former == null ? path : former;
    if (there.actual() == null) {
      return new Finding(path, stateOfLarge(file, recorded, there), file, there, "");
    }
    RobotTags.Carried carried = RobotTags.carry(file, there.actual());
    State state = state(file, carried.file(), recorded, there.actual());
    return new Finding(path, state, carried.file(), there, "", carried.kept(), carried.dropped());
  }

  /** Whether a file is this profile's alone, and nobody changed it. */
  private boolean isAsWritten(String path, OnDisk there) {
    return owned.isOnlyOf(path, profile) && owned.knows(path, there.hash());
  }

  private Finding unmanaged(RenderedFile file) throws IOException {
    String path = file.path();
    boolean obstructed = obstacle(path) != null;
    OnDisk there = obstructed ? OnDisk.NOTHING : OnDisk.of(disk, directory.resolve(path));
    return new Finding(path, State.UNMANAGED, file, there, "");
  }

  /**
   * How a file that can be read compares.
   *
   * @param file the file as the profile yields it
   * @param carried the same with what robots have set in the one on the disk
   */
  private State state(RenderedFile file, RenderedFile carried, String recorded, byte[] actual) {
    byte[] wanted = carried.text().getBytes(StandardCharsets.UTF_8);
    if (ContentHash.sameText(actual, wanted) || RobotTags.saySame(wanted, actual)) {
      return State.SAME;
    }
    if (owned.lines(recorded).isEmpty()) {
      return SameObjects.areIn(actual, carried.objects()) ? State.ALIKE : State.STRANGE;
    }
    String hash = AutomationHash.of(actual);
    // What robots may set is all that differs then, and yet it is not carried over.
    if (hash.equals(AutomationHash.of(wanted))) {
      return State.EDITED;
    }
    Predicate<String> known = before -> owned.knows(recorded, before);
    return known.test(hash) || RobotTags.isKnownBefore(actual, file, known)
        ? State.STALE
        : State.EDITED;
  }

  private State stateOfLarge(RenderedFile file, String recorded, OnDisk there) {
    if (there.hash().equals(AutomationHash.of(file.text().getBytes(StandardCharsets.UTF_8)))) {
      return State.SAME;
    }
    if (owned.knows(recorded, there.hash())) {
      return State.STALE;
    }
    return owned.lines(recorded).isEmpty() ? State.STRANGE : State.EDITED;
  }

  private Finding surplus(String path, FormerCases former) throws IOException {
    if (obstacle(path) != null) {
      return new Finding(path, State.SURPLUS_EDITED, null, OnDisk.NOTHING, "");
    }
    OnDisk there = OnDisk.of(disk, directory.resolve(path));
    if (!there.isThere() || former.isUnmanaged(path)) {
      return new Finding(path, State.GONE, null, OnDisk.NOTHING, "");
    }
    if (isAsWritten(path, there)) {
      return new Finding(path, State.SURPLUS, null, there, "");
    }
    return former.contains(path)
        ? new Finding(path, State.GONE, null, OnDisk.NOTHING, "")
        : new Finding(path, State.SURPLUS_EDITED, null, there, "");
  }

  /** A finding if nobody cares for a path; none if a profile may do so. */
  private List<Finding> orphaned(String path) throws IOException {
    List<OwnershipRecord.Line> lines = owned.lines(path);
    boolean forGood = true;
    for (OwnershipRecord.Line line : lines) {
      if (line.profile().equals(profile) || !profiles.isGone(line.profile())) {
        return List.of();
      }
      forGood &= profiles.isGoneForGood(line.profile());
    }
    if (obstacle(path) != null) {
      return List.of();
    }
    OnDisk there = OnDisk.of(disk, directory.resolve(path));
    if (there.isThere()) {
      return List.of(new Finding(path, State.ORPHANED, null, there, lines.get(0).profile()));
    }
    return forGood ? List.of(new Finding(path, State.GONE, null, there, "")) : List.of();
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
  private @Nullable String otherProfile(String path, OnDisk there) {
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
