package io.gitopsprofile.tree.strangers;

import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import io.gitopsprofile.tree.strangers.Work.SpentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that Flux v2 leaves out of a source by the {@code .sourceignore} of its root and of its
 * folders. The last pattern of the nearest file decides. The list of endings and CI files that Flux
 * leaves out by itself is not used, since any {@code .sourceignore} switches the list off.
 */
final class SourceIgnore {

  static final String FILE = ".sourceignore";

  /** Maximum size in bytes of a file; a larger one counts as empty. */
  private static final int LONGEST = 64 << 10;

  private final FileSystemAccess disk;
  private final Work work;
  private final Watch watch;

  /** The folders from the source's root to the tree, and the tree's own. */
  private final List<Path> above = new ArrayList<>();

  private final List<String> names = new ArrayList<>();
  private final Map<Path, List<IgnorePattern>> patterns = new HashMap<>();

  /**
   * Creates the patterns of a source.
   *
   * @param root the tree's directory without links
   * @param path the tree's folder in the source; ignored if the directory is called otherwise
   */
  SourceIgnore(FileSystemAccess disk, Path root, String path, Work work, Watch watch) {
    this.disk = disk;
    this.work = work;
    this.watch = watch;
    above.add(root);
    if (!path.isEmpty() && root.endsWith(path)) {
      Path folder = root;
      for (int left = path.split("/", -1).length; left > 0 && folder != null; left--) {
        names.add(0, String.valueOf(folder.getFileName()));
        folder = folder.getParent();
        above.add(0, folder);
      }
    }
  }

  /** True if Flux does not see a file of the tree. */
  boolean leavesOut(String file) throws IOException, SpentException {
    List<String> path = new ArrayList<>(names);
    path.addAll(Arrays.asList(file.split("/", -1)));
    Path root = above.get(above.size() - 1);
    for (int depth = path.size() - 1; depth >= 0; depth--) {
      Path folder =
          depth <= names.size()
              ? above.get(depth)
              : root.resolve(String.join("/", path.subList(names.size(), depth)));
      List<IgnorePattern> lines = in(folder);
      for (int i = lines.size() - 1; i >= 0; i--) {
        work.match((long) lines.get(i).cost() * (path.size() - depth));
        if (lines.get(i).matches(path, depth)) {
          return !lines.get(i).isInclusion();
        }
      }
    }
    return false;
  }

  private List<IgnorePattern> in(Path folder) throws IOException {
    List<IgnorePattern> known = patterns.get(folder);
    if (known == null) {
      known = read(folder.resolve(FILE));
      patterns.put(folder, known);
    }
    return known;
  }

  private List<IgnorePattern> read(Path file) throws IOException {
    List<IgnorePattern> lines = new ArrayList<>();
    if (disk.entry(file) == Entry.FILE && disk.size(file) <= LONGEST) {
      byte[] bytes = disk.read(file);
      if (bytes != null) {
        watch.read(file, bytes);
        for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n", -1)) {
          IgnorePattern pattern =
              IgnorePattern.of(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
          if (pattern != null) {
            lines.add(pattern);
          }
        }
      }
    } else {
      watch.missed(file);
    }
    return lines;
  }
}
