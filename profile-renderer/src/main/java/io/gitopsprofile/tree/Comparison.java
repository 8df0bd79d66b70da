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

  /**
   * The bytes of the largest file of a tree, as they are with LF line ends; with CRLF it may be
   * twice as large. The API server of a cluster takes no object of more than 1.5 MiB.
   */
  static final int LARGEST = 2 << 20;

  static final String TOO_LARGE = " has more than " + (LARGEST >> 20) + " MiB";

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
    @Nullable String obstacle = isTooLarge(file) ? path + TOO_LARGE : obstacle(path);
    if (obstacle != null) {
      return new Finding(path, State.OBSTRUCTED, file, null, obstacle);
    }
    byte @Nullable [] there = disk.read(directory.resolve(path));
    @Nullable String other = otherProfile(path, there);
    if (other == null && former != null) {
      other = otherProfile(former, there);
    }
    if (other != null) {
      return new Finding(path, State.OTHERS, file, null, other);
    }
    if (there == null || (former != null && isAsWritten(former, there))) {
      return new Finding(path, State.MISSING, file, null, "");
    }
    String recorded = former == null ? path : former;
    RobotTags.Carried carried = RobotTags.carry(file, there);
    State state = state(file, carried.file(), recorded, there);
    return new Finding(path, state, carried.file(), there, "", carried.kept(), carried.dropped());
  }

  /** Whether a file is this profile's alone, and nobody changed it. */
  private boolean isAsWritten(String path, byte[] there) {
    return owned.isOnlyOf(path, profile) && owned.knows(path, ContentHash.of(there));
  }

  private Finding unmanaged(RenderedFile file) throws IOException {
    String path = file.path();
    byte @Nullable [] there = null;
    if (obstacle(path) == null) {
      there = disk.read(directory.resolve(path));
    } else if (isTooLarge(directory.resolve(path)) && disk.obstacle(directory, path) == null) {
      there = new byte[0];
    }
    return new Finding(path, State.UNMANAGED, file, there, "");
  }

  /**
   * How a file that is there compares.
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
    String hash = ContentHash.of(actual);
    // What robots may set is all that differs then, and yet it is not carried over.
    if (hash.equals(ContentHash.of(wanted))) {
      return State.EDITED;
    }
    Predicate<String> known = before -> owned.knows(recorded, before);
    return known.test(hash) || RobotTags.isKnownBefore(actual, file, known)
        ? State.STALE
        : State.EDITED;
  }

  private Finding surplus(String path, FormerCases former) throws IOException {
    if (obstacle(path) != null) {
      return new Finding(path, State.SURPLUS_EDITED, null, null, "");
    }
    byte @Nullable [] there = disk.read(directory.resolve(path));
    if (there == null || former.isUnmanaged(path)) {
      return new Finding(path, State.GONE, null, null, "");
    }
    if (isAsWritten(path, there)) {
      return new Finding(path, State.SURPLUS, null, there, "");
    }
    return former.contains(path)
        ? new Finding(path, State.GONE, null, null, "")
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
    byte @Nullable [] there = disk.read(directory.resolve(path));
    if (there != null) {
      return List.of(new Finding(path, State.ORPHANED, null, there, lines.get(0).profile()));
    }
    return forGood ? List.of(new Finding(path, State.GONE, null, there, "")) : List.of();
  }

  private boolean isTooLarge(Path file) throws IOException {
    return disk.size(file) > 2L * LARGEST;
  }

  private static boolean isTooLarge(RenderedFile file) {
    int length = file.text().length();
    return length > LARGEST / 3 && file.text().getBytes(StandardCharsets.UTF_8).length > LARGEST;
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
      case ABSENT -> null;
      case FILE -> isTooLarge(directory.resolve(path)) ? path + TOO_LARGE : null;
      case DIRECTORY -> path + " is a folder";
      case OTHER -> path + " is no plain file, but a link or a device";
    };
  }

  /**
   * The profile that owns a path in place of this one, and is still there; null if none does. If a
   * merge gave the path to both, it is this one's unless its content is not.
   */
  private @Nullable String otherProfile(String path, byte @Nullable [] there) {
    if (owned.isOnlyOf(path, profile)) {
      return null;
    }
    @Nullable String other = null;
    for (OwnershipRecord.Line line : owned.lines(path)) {
      if (line.profile().equals(profile)) {
        if (there == null || line.hash().equals(ContentHash.of(there))) {
          return null;
        }
      } else if (profiles.mayBeThere(line.profile())) {
        other = line.profile();
      }
    }
    return other;
  }
}
