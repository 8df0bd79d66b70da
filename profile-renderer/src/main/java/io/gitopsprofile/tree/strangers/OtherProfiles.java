package io.gitopsprofile.tree.strangers;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import io.gitopsprofile.tree.record.OwnershipRecord;
import io.gitopsprofile.tree.record.RecordedProfiles;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The other profiles that a record names. A line of the record may come from anybody, so that a
 * verification believes the line only if its profile renders the file.
 */
final class OtherProfiles {

  /** Maximum number of profiles that one search renders. */
  private static final int MOST = 32;

  private static final RenderedTree NONE = new RenderedTree(List.of());

  private final FileSystemAccess disk;
  private final Path root;
  private final OwnershipRecord owned;
  private final String profile;
  private final TargetOverride override;
  private final boolean rendered;
  private final RecordedProfiles recorded;
  private final Map<String, RenderedTree> trees = new HashMap<>();

  /**
   * Creates the other profiles of a record.
   *
   * @param profile the own profile's name in the record
   * @param rendered true to render the other profiles; false to believe the record
   */
  OtherProfiles(
      FileSystemAccess disk,
      Path root,
      OwnershipRecord owned,
      String profile,
      TargetOverride override,
      boolean rendered) {
    this.disk = disk;
    this.root = root;
    this.owned = owned;
    this.profile = profile;
    this.override = override;
    this.rendered = rendered;
    this.recorded = new RecordedProfiles(disk, root);
  }

  /**
   * True if a comparison with the record reports the file: it was generated from this profile
   * alone, or from profiles that no longer exist.
   */
  boolean isReported(String path) {
    List<OwnershipRecord.Line> lines = owned.lines(path);
    boolean deleted = !lines.isEmpty();
    for (OwnershipRecord.Line line : lines) {
      deleted &= !line.profile().equals(profile) && recorded.isDeleted(line.profile());
    }
    return deleted || owned.isOnlyOf(path, profile);
  }

  /** True if another profile renders the file. */
  boolean render(String path) {
    for (OwnershipRecord.Line line : owned.lines(path)) {
      if (!line.profile().equals(profile)
          && (rendered
              ? tree(line.profile()).file(path).isPresent()
              : recorded.mayBeThere(line.profile()))) {
        return true;
      }
    }
    return false;
  }

  /** The profile that the record names for a file; null if it names none. */
  @Nullable String named(String path) {
    for (OwnershipRecord.Line line : owned.lines(path)) {
      if (!line.profile().equals(profile)) {
        return line.profile();
      }
    }
    return null;
  }

  private RenderedTree tree(String other) {
    RenderedTree known = trees.get(other);
    if (known == null) {
      known = trees.size() < MOST ? rendered(other) : NONE;
      trees.put(other, known);
    }
    return known;
  }

  private RenderedTree rendered(String other) {
    try {
      Path file = root.resolve(other).normalize();
      return disk.entry(file) == Entry.FILE
          ? new ProfileGenerator().generate(file, override).tree()
          : NONE;
    } catch (IOException | InvalidPathException | ProfileException notAProfile) {
      return NONE;
    }
  }
}
