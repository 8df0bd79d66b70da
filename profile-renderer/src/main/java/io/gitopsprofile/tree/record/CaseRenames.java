package io.gitopsprofile.tree.record;

import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The paths of a tree that differ only in case from a path of the record: {@code demo/a.yaml} for
 * {@code Demo/a.yaml}. A case-sensitive disk holds two files then. A case-insensitive disk holds
 * one file, which must not be deleted by its former path.
 */
public final class CaseRenames {

  private final FileSystemAccess disk;
  private final Path directory;
  private final Map<String, String> formerPaths = new HashMap<>();
  private final Set<String> unmanaged = new HashSet<>();

  private CaseRenames(FileSystemAccess disk, Path directory) {
    this.disk = disk;
    this.directory = directory;
  }

  /** Finds the renames between a record and a tree. */
  public static CaseRenames of(
      RenderedTree tree, OwnershipRecord owned, FileSystemAccess disk, Path directory)
      throws IOException {
    CaseRenames cases = new CaseRenames(disk, directory);
    Map<String, String> byLetters = new HashMap<>();
    for (String path : owned.paths()) {
      if (tree.file(path).isEmpty()) {
        byLetters.put(letters(path), path);
      }
    }
    for (RenderedFile file : tree.files()) {
      @Nullable String former = byLetters.get(letters(file.path()));
      if (former != null && cases.areSameFile(former, file.path())) {
        cases.formerPaths.put(file.path(), former);
        if (!tree.isManaged(file.path())) {
          cases.unmanaged.add(former);
        }
      }
    }
    return cases;
  }

  private static String letters(String path) {
    return path.toLowerCase(Locale.ROOT);
  }

  private boolean areSameFile(String one, String other) throws IOException {
    return disk.obstacle(directory, one) == null
        && disk.obstacle(directory, other) == null
        && disk.isSameFile(directory.resolve(one), directory.resolve(other));
  }

  /** The former path of a file of the tree; null if the record has the same path, or none. */
  @Nullable
  public String of(String path) {
    return formerPaths.get(path);
  }

  /** True if a path of the record is the former path of an unmanaged file. */
  public boolean isUnmanaged(String former) {
    return unmanaged.contains(former);
  }

  /** True if a path of the record is the former path of a file of the tree. */
  public boolean contains(String former) {
    return formerPaths.containsValue(former);
  }
}
