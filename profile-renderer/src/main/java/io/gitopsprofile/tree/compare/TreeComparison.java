package io.gitopsprofile.tree.compare;

import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.automation.ContentForm;
import io.gitopsprofile.tree.automation.ImageTakeover;
import io.gitopsprofile.tree.compare.FileComparison.State;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import io.gitopsprofile.tree.record.CaseRenames;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.record.RecordedProfiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the files that a profile generates with the disk and the ownership record. */
public final class TreeComparison {

  /**
   * The bytes of the largest file of a tree, as they are with LF line ends; with CRLF it may be
   * twice as large. The API server of a cluster takes no object of more than 1.5 MiB.
   */
  public static final int LARGEST = 2 << 20;

  public static final String TOO_LARGE = " has more than " + (LARGEST >> 20) + " MiB";

  private final FileSystemAccess disk;
  private final Path directory;
  private final OwnershipRecord owned;
  private final String profile;
  private final RecordedProfiles profiles;
  private final InputFiles inputs;

  /**
   * Creates a comparison.
   *
   * @param profile the profile's name in the record
   * @param inputs the files that no run changes
   */
  public TreeComparison(
      FileSystemAccess disk,
      Path directory,
      OwnershipRecord owned,
      String profile,
      InputFiles inputs) {
    this.inputs = inputs;
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
    @Nullable String absent = null;
    for (RenderedFile file : tree.files()) {
      String path = file.path();
      if (absent == null || !path.startsWith(absent)) {
        absent = absentFolder(path);
      }
      comparisons.add(
          !tree.isManaged(path)
              ? unmanaged(file)
              : absent != null && !isTooLarge(file)
                  ? missing(file)
                  : expected(file, former.of(path)));
    }
    for (String path : owned.paths()) {
      if (owned.isOnlyOf(path, profile) && tree.file(path).isEmpty()) {
        comparisons.add(obsolete(path, former));
      } else if (tree.file(path).isEmpty() && !former.contains(path)) {
        comparisons.addAll(orphaned(path));
      }
    }
    comparisons.sort(null);
    return comparisons;
  }

  /** The comparison of a file in a folder that does not exist, and need not be looked for. */
  private FileComparison missing(RenderedFile file) {
    @Nullable String other = otherProfile(file.path(), null);
    return other == null
        ? new FileComparison(file.path(), State.MISSING, file, null, "")
        : new FileComparison(file.path(), State.OWNED_BY_OTHER_PROFILE, file, null, other);
  }

  /** The first folder of a path that does not exist, with a slash at its end; null if none. */
  private @Nullable String absentFolder(String path) throws IOException {
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
      switch (disk.entry(directory.resolve(path.substring(0, slash)))) {
        case ABSENT -> {
          return path.substring(0, slash + 1);
        }
        case DIRECTORY -> {}
        case FILE, OTHER -> {
          return null;
        }
      }
    }
    return null;
  }

  /**
   * Compares a path that the profile generates.
   *
   * @param former the path in the record if it differs in case; otherwise null
   */
  private FileComparison expected(RenderedFile file, @Nullable String former) throws IOException {
    String path = file.path();
    @Nullable String obstacle = isTooLarge(file) ? path + TOO_LARGE : obstacle(path);
    if (obstacle != null) {
      return new FileComparison(path, State.OBSTRUCTED, file, null, obstacle);
    }
    byte @Nullable [] there = disk.read(directory.resolve(path));
    @Nullable String other = otherProfile(path, there);
    if (other == null && former != null) {
      other = otherProfile(former, there);
    }
    if (other != null) {
      return new FileComparison(path, State.OWNED_BY_OTHER_PROFILE, file, null, other);
    }
    if (there == null || (former != null && isAsWritten(former, there))) {
      return new FileComparison(path, State.MISSING, file, null, "");
    }
    String recorded = former == null ? path : former;
    ImageTakeover.Taken taken =
        isAsWrittenWithoutAutomation(recorded, there)
            ? new ImageTakeover.Taken(file, List.of())
            : ImageTakeover.of(file, there);
    State state = state(taken.file(), recorded, there);
    return new FileComparison(path, state, taken.file(), there, "", taken.values());
  }

  /** True if a file is recorded for this profile alone and is unchanged. */
  private boolean isAsWritten(String path, byte[] there) {
    return owned.isOnlyOf(path, profile) && ContentForm.isRecorded(owned.lines(path), there);
  }

  /** True if a file is unchanged since a run wrote it, and image automation had no part in it. */
  private boolean isAsWrittenWithoutAutomation(String path, byte[] there) {
    for (OwnershipRecord.Line line : owned.lines(path)) {
      if (line.places().isEmpty() && ContentForm.isRecorded(line, there)) {
        return true;
      }
    }
    return false;
  }

  private FileComparison unmanaged(RenderedFile file) throws IOException {
    String path = file.path();
    byte @Nullable [] there = null;
    if (obstacle(path) == null) {
      there = disk.read(directory.resolve(path));
    } else if (isTooLarge(directory.resolve(path)) && disk.obstacle(directory, path) == null) {
      there = new byte[0];
    }
    return new FileComparison(path, State.UNMANAGED, file, there, "");
  }

  /**
   * The state of a file that exists.
   *
   * @param file the file as the profile generates it, with the values that it takes over
   */
  private State state(RenderedFile file, String recorded, byte[] actual) {
    if (ImageTakeover.isSame(file, actual)) {
      return State.SAME;
    }
    boolean isInput = inputs.contains(file.path());
    if (!isInput && isHalfWritten(actual, file.text().getBytes(StandardCharsets.UTF_8))) {
      return State.HALF_WRITTEN;
    }
    List<OwnershipRecord.Line> lines = owned.lines(recorded);
    if (lines.isEmpty()) {
      return ObjectEquality.hasObjects(actual, file.objects())
          ? State.SAME_OBJECTS
          : State.FOREIGN_FILE;
    }
    // A file of the form that this run would write, too, differs in a value that is not taken over.
    boolean isRefused = ContentForm.isRecorded(ContentForm.line(file, "", profile), actual);
    return !isInput && !isRefused && ContentForm.isRecorded(lines, actual)
        ? State.STALE
        : State.EDITED;
  }

  /**
   * True for the start of the generated content, for NUL bytes, and for both one after the other:
   * the remains of a write that a power failure interrupted.
   */
  private static boolean isHalfWritten(byte[] actual, byte[] wanted) {
    int length = actual.length;
    while (length > 0 && actual[length - 1] == 0) {
      length--;
    }
    boolean isCut = length < wanted.length || length < actual.length;
    return isCut && Arrays.equals(actual, 0, length, wanted, 0, Math.min(length, wanted.length));
  }

  /** True if a file that the record names has the form of a generated file, and is no input. */
  private boolean isGenerated(String path, byte[] actual) throws IOException {
    return !inputs.mayContain(path) && GeneratedForm.has(actual);
  }

  private FileComparison obsolete(String path, CaseRenames former) throws IOException {
    if (obstacle(path) != null) {
      return new FileComparison(path, State.OBSOLETE_EDITED, null, null, "");
    }
    byte @Nullable [] there = disk.read(directory.resolve(path));
    if (there == null || former.isUnmanaged(path)) {
      return new FileComparison(path, State.UNRECORDED, null, null, "");
    }
    if (isAsWritten(path, there) && isGenerated(path, there)) {
      return new FileComparison(path, State.OBSOLETE, null, there, "");
    }
    return former.contains(path)
        ? new FileComparison(path, State.UNRECORDED, null, null, "")
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
    byte @Nullable [] there = disk.read(directory.resolve(path));
    if (there != null) {
      return ContentForm.isRecorded(lines, there) && !isGenerated(path, there)
          ? List.of()
          : List.of(new FileComparison(path, State.ORPHANED, null, there, lines.get(0).profile()));
    }
    return forGood
        ? List.of(new FileComparison(path, State.UNRECORDED, null, there, ""))
        : List.of();
  }

  private boolean isTooLarge(Path file) throws IOException {
    return disk.size(file) > 2L * LARGEST;
  }

  private static boolean isTooLarge(RenderedFile file) {
    int length = file.text().length();
    return length > LARGEST / 3 && file.text().getBytes(StandardCharsets.UTF_8).length > LARGEST;
  }

  /** The obstacle to writing a file, in words; null if there is none. */
  private @Nullable String obstacle(String path) throws IOException {
    @Nullable Path folder = disk.obstacle(directory, path);
    if (folder != null) {
      String name = directory.relativize(folder).toString().replace('\\', '/');
      boolean file = disk.entry(folder) == Entry.FILE;
      return name + (file ? " is a file, not a folder" : " is a link or a device, not a folder");
    }
    return switch (disk.entry(directory.resolve(path))) {
      case ABSENT -> null;
      case FILE -> isTooLarge(directory.resolve(path)) ? path + TOO_LARGE : null;
      case DIRECTORY -> path + " is a folder";
      case OTHER -> path + " is a link or a device, not a regular file";
    };
  }

  /**
   * The other, still existing profile that owns a path; null if there is none. If a merge recorded
   * the path for both profiles, this profile owns it unless the content is not its own.
   */
  private @Nullable String otherProfile(String path, byte @Nullable [] there) {
    if (owned.isOnlyOf(path, profile)) {
      return null;
    }
    @Nullable String other = null;
    for (OwnershipRecord.Line line : owned.lines(path)) {
      if (line.profile().equals(profile)) {
        if (there == null || ContentForm.isRecorded(line, there)) {
          return null;
        }
      } else if (profiles.mayBeThere(line.profile())) {
        other = line.profile();
      }
    }
    return other;
  }
}
