package io.gitopsprofile.tree.disk;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The folders that a run adds to a tree. They are built in the staging folder with all their files,
 * and each topmost one is moved into the tree as a whole.
 */
final class NewFolders {

  private final PendingFolder pending;
  private final Map<String, Path> staged = new LinkedHashMap<>();
  private final Set<String> moved = new HashSet<>();
  private int tops;

  NewFolders(PendingFolder pending) {
    this.pending = pending;
  }

  /** Adds a folder; its parent, if new, was added before. */
  void add(String path) {
    Path parent = staged.get(parent(path));
    staged.put(
        path,
        parent == null
            ? pending.stagedFolder(tops++)
            : parent.resolve(path.substring(path.lastIndexOf('/') + 1)));
  }

  /** True for a folder that lies in a new one. */
  boolean contains(String path) {
    return staged.containsKey(parent(path));
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** The folders, each after its parent. */
  Collection<String> paths() {
    return staged.keySet();
  }

  /** The place of a folder before it is moved into the tree. */
  Path staged(String folder) {
    return requireNonNull(staged.get(folder), folder);
  }

  /** The place of a new file before it is moved into the tree, alone or with its folder. */
  Path staged(String file, int number) {
    @Nullable Path folder = staged.get(parent(file));
    return folder == null
        ? pending.staged(number)
        : folder.resolve(file.substring(file.lastIndexOf('/') + 1));
  }

  /** The topmost new folder above a path; null if all folders of the path exist. */
  @Nullable String top(String path) {
    for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
      if (staged.containsKey(path.substring(0, i))) {
        return path.substring(0, i);
      }
    }
    return null;
  }

  /** True once for each folder: when it is to be moved. */
  boolean takes(String top) {
    return moved.add(top);
  }
}
