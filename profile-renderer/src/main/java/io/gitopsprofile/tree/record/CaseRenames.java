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
 * The paths that a tree has in another case of letters than the record has: {@code demo/a.yaml} in
 * place of {@code Demo/a.yaml}. Most disks hold two files then; one that ignores case holds one,
 * which must not be deleted by its former path while the tree has it by the new one.
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

  /** Finds them for what a tree yields. */
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
      if (former != null && cases.areOneFile(former, file.path())) {
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

  private boolean areOneFile(String one, String other) throws IOException {
    return disk.obstacle(directory, one) == null
        && disk.obstacle(directory, other) == null
        && disk.isOneFile(directory.resolve(one), directory.resolve(other));
  }

  /** What the record calls the file that the tree has at a path; null if it calls it so, or not. */
  @Nullable
  public String of(String path) {
    return formerPaths.get(path);
  }

  /** Whether a path of the record is that of a file which the tree has, and leaves to the user. */
  public boolean isUnmanaged(String former) {
    return unmanaged.contains(former);
  }

  /** Whether a path of the record is that of a file which the tree has. */
  public boolean contains(String former) {
    return formerPaths.containsValue(former);
  }
}
