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
import org.jspecify.annotations.Nullable;

/**
 * The files that Flux v2 leaves out of a source by the {@code .sourceignore} of its root and of its
 * folders. The last pattern of the nearest file decides. The list of endings and CI files that Flux
 * leaves out by itself is not used, since any {@code .sourceignore} switches the list off.
 */
final class SourceIgnore {

  static final String FILE = ".sourceignore";

  /** Maximum size in bytes of a file; the patterns of a larger one are not known. */
  private static final int LONGEST = 64 << 10;

  private final FileSystemAccess disk;
  private final Work work;
  private final Watch watch;

  /** The folders from the source's root to the tree, and the tree's own. */
  private final List<Path> above = new ArrayList<>();

  private final List<String> names = new ArrayList<>();
  private final Map<Path, List<Line>> lines = new HashMap<>();

  /**
   * A line of a file.
   *
   * @param file the file
   * @param number the number of the line, counted from 1; 0 for a file that is a link or too large
   * @param pattern the pattern; null for a file whose patterns are not known
   */
  record Line(Path file, int number, @Nullable IgnorePattern pattern) {}

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

  /** True if Flux does not see a file of the tree; unknown patterns leave no file out. */
  boolean leavesOut(String file) throws IOException, SpentException {
    @Nullable Line line = decisive(file, false);
    return line != null;
  }

  /** The line that leaves a file of the tree out, or may do so; null if Flux sees the file. */
  @Nullable Line leavingOut(String file) throws IOException, SpentException {
    return decisive(file, true);
  }

  private @Nullable Line decisive(String file, boolean unknown) throws IOException, SpentException {
    List<String> path = new ArrayList<>(names);
    path.addAll(Arrays.asList(file.split("/", -1)));
    Path root = above.get(above.size() - 1);
    for (int depth = path.size() - 1; depth >= 0; depth--) {
      Path folder =
          depth <= names.size()
              ? above.get(depth)
              : root.resolve(String.join("/", path.subList(names.size(), depth)));
      List<Line> all = in(folder);
      for (int i = all.size() - 1; i >= 0; i--) {
        @Nullable IgnorePattern pattern = all.get(i).pattern();
        if (pattern == null) {
          if (unknown) {
            return all.get(i);
          }
          continue;
        }
        work.match((long) pattern.cost() * (path.size() - depth));
        if (pattern.matches(path, depth)) {
          return pattern.isInclusion() ? null : all.get(i);
        }
      }
    }
    return null;
  }

  /** True if there is a {@code .sourceignore} in a folder of the tree or above the folder. */
  boolean isIn(String folder) throws IOException {
    boolean isIn = false;
    for (Path one : above) {
      isIn |= !in(one).isEmpty();
    }
    Path root = above.get(above.size() - 1);
    for (int slash = folder.indexOf('/'); slash >= 0; slash = folder.indexOf('/', slash + 1)) {
      isIn |= !in(root.resolve(folder.substring(0, slash))).isEmpty();
    }
    return isIn || !in(root.resolve(folder)).isEmpty();
  }

  private List<Line> in(Path folder) throws IOException {
    List<Line> known = lines.get(folder);
    if (known == null) {
      known = read(folder.resolve(FILE));
      lines.put(folder, known);
    }
    return known;
  }

  private List<Line> read(Path file) throws IOException {
    List<Line> patterns = new ArrayList<>();
    Entry entry = disk.entry(file);
    byte @Nullable [] bytes = null;
    if (entry == Entry.FILE && disk.size(file) <= LONGEST) {
      bytes = disk.read(file);
    } else if (entry == Entry.FILE || entry == Entry.OTHER) {
      watch.giveUp();
      return List.of(new Line(file, 0, null));
    }
    if (bytes == null) {
      watch.missed(file);
      return patterns;
    }
    watch.read(file, bytes);
    String[] texts = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    for (int i = 0; i < texts.length; i++) {
      String text = texts[i];
      @Nullable IgnorePattern pattern =
          IgnorePattern.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
      if (pattern != null) {
        patterns.add(new Line(file, i + 1, pattern));
      }
    }
    return patterns;
  }
}
