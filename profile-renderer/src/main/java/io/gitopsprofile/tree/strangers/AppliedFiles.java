package io.gitopsprofile.tree.strangers;

import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.rendered.SyncedFolders;
import io.gitopsprofile.tree.disk.FileSystemAccess;
import io.gitopsprofile.tree.disk.FileSystemAccess.Entry;
import io.gitopsprofile.tree.strangers.Work.SpentException;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that Flux reads in the folders that it applies, without the rendered ones.
 *
 * <p>Flux v2 takes each {@code .yaml} and {@code .yml} file. In a folder with a {@code
 * kustomization.yaml} it takes what that file lists, and nothing else. (Source: fluxcd/pkg
 * kustomize/kustomize_generator.go, scanManifests.) Links are not in its copy of the source.
 *
 * <p>Flux v1 takes each {@code .yaml} and {@code .yml} file, through links, too, and skips the
 * folder of a chart. (Source: fluxcd/flux pkg/cluster/kubernetes/resource/load.go.)
 */
final class AppliedFiles {

  /** The role of a file. */
  enum Role {
    /** Flux applies the objects of the file, if it has any. */
    MANIFEST,
    /** The file decides what Flux applies of its folder. */
    DIRECTIVE,
    /** A link, which Flux v1 follows. */
    LINK,
    /** A folder that cannot be read. */
    UNREADABLE
  }

  /** Number of entries that a listed path counts as; each part of the path is looked at. */
  private static final int LOOKS = 8;

  private final FileSystemAccess disk;
  private final Path root;
  private final RenderedTree tree;
  private final SyncedFolders synced;
  private final Work work;
  private final Watch watch;
  private final SourceIgnore ignored;
  private final SortedMap<String, Role> found = new TreeMap<>();
  private final Set<String> visited = new HashSet<>();
  private final Deque<String> open = new ArrayDeque<>();

  AppliedFiles(
      FileSystemAccess disk,
      Path root,
      RenderedTree tree,
      SyncedFolders synced,
      Work work,
      Watch watch) {
    this.disk = disk;
    this.root = root;
    this.tree = tree;
    this.synced = synced;
    this.work = work;
    this.watch = watch;
    this.ignored = new SourceIgnore(disk, root, synced.path(), work, watch);
  }

  /** The files found so far, sorted by path. */
  SortedMap<String, Role> found() {
    return found;
  }

  /** The patterns of the source. */
  SourceIgnore ignored() {
    return ignored;
  }

  /** Searches all folders. */
  void search() throws SpentException {
    for (String folder : synced.folders()) {
      String now = folder;
      try {
        if (isFolder(folder) && (synced.kustomized() || isRead(folder))) {
          open.add(folder);
        }
        while (!open.isEmpty()) {
          now = open.remove();
          if (visited.add(now)) {
            visit(now);
          }
        }
      } catch (IOException e) {
        watch.giveUp();
        found.put(now.isEmpty() ? "." : now, Role.UNREADABLE);
      }
    }
  }

  /** True if no part of a folder's path is missing or a link. */
  private boolean isFolder(String folder) throws IOException {
    return folder.isEmpty()
        || (disk.obstacle(root, folder) == null
            && disk.entry(root.resolve(folder)) == Entry.DIRECTORY);
  }

  /** True if no folder above a folder keeps Flux v1 from reading it; notes a file that might. */
  private boolean isRead(String folder) throws IOException {
    for (String above = folder; !above.isEmpty(); ) {
      above = above.substring(0, Math.max(0, above.lastIndexOf('/')));
      String start = above.isEmpty() ? "" : above + "/";
      if (isThere(start + "Chart.yaml") && isThere(start + "values.yaml")) {
        return false;
      }
      if (isThere(start + ".flux.yaml")) {
        found.put(start + ".flux.yaml", Role.DIRECTIVE);
      }
    }
    return true;
  }

  private boolean isThere(String path) throws IOException {
    Path file = root.resolve(path);
    if (disk.entry(file) == Entry.ABSENT) {
      watch.missed(file);
      return false;
    }
    return true;
  }

  private void visit(String folder) throws IOException, SpentException {
    Path path = root.resolve(folder);
    watch.listed(path);
    Map<String, Path> entries = new LinkedHashMap<>();
    for (Path entry : disk.first(path, work.entriesLeft())) {
      entries.put(String.valueOf(entry.getFileName()), entry);
    }
    work.list(entries.size() + 1);
    if (synced.kustomized()) {
      if (!follow(folder, entries)) {
        walk(folder, entries);
      }
    } else if (!entries.containsKey("Chart.yaml") || !entries.containsKey("values.yaml")) {
      if (entries.containsKey(".flux.yaml")) {
        found.put(child(folder, ".flux.yaml"), Role.DIRECTIVE);
      }
      walk(folder, entries);
    }
  }

  private void walk(String folder, Map<String, Path> entries) throws IOException, SpentException {
    for (Map.Entry<String, Path> entry : entries.entrySet()) {
      String name = entry.getKey();
      String path = child(folder, name);
      if (tree.file(path).isPresent()) {
        continue;
      }
      switch (disk.entry(entry.getValue())) {
        case DIRECTORY -> {
          if (!isOfATool(folder, name)) {
            open.add(path);
          }
        }
        case FILE -> {
          if (isYaml(name)) {
            addManifest(path);
          }
        }
        case OTHER -> {
          if (isYaml(name) && !synced.kustomized()) {
            found.putIfAbsent(path, Role.LINK);
          }
        }
        case ABSENT -> {}
      }
    }
  }

  /** Follows the kustomization.yaml of a folder; returns false if there is none. */
  private boolean follow(String folder, Map<String, Path> entries)
      throws IOException, SpentException {
    boolean followed = false;
    for (String name : KustomizationFile.NAMES) {
      Path file = entries.get(name);
      String path = child(folder, name);
      if (file != null
          && tree.file(path).isEmpty()
          && disk.entry(file) == Entry.FILE
          && !ignored.leavesOut(path)) {
        found.put(path, Role.DIRECTIVE);
        if (!followed) {
          followed = true;
          addListed(folder, file);
        }
      }
    }
    return followed;
  }

  private void addListed(String folder, Path file) throws IOException, SpentException {
    byte @Nullable [] bytes = bytes(file);
    ManifestContent content = bytes == null ? null : ManifestContent.of(bytes);
    if (content == null) {
      return;
    }
    List<String> listed = KustomizationFile.listed(folder, content.first());
    work.list(LOOKS * listed.size());
    for (String path : listed) {
      try {
        Path entry = root.resolve(path);
        if (tree.file(path).isEmpty() && disk.obstacle(root, path) == null) {
          Entry kind = disk.entry(entry);
          if (kind == Entry.DIRECTORY && hasKustomization(entry)) {
            open.add(path);
          } else if (kind == Entry.FILE) {
            addManifest(path);
          } else if (kind == Entry.ABSENT) {
            watch.missed(entry);
          }
        }
      } catch (InvalidPathException notOnThisSystem) {
        watch.giveUp();
      }
    }
  }

  private boolean hasKustomization(Path folder) throws IOException {
    watch.listed(folder);
    for (String name : KustomizationFile.NAMES) {
      if (disk.entry(folder.resolve(name)) == Entry.FILE) {
        return true;
      }
    }
    return false;
  }

  private void addManifest(String path) throws IOException, SpentException {
    if (!synced.kustomized() || !ignored.leavesOut(path)) {
      found.putIfAbsent(path, Role.MANIFEST);
    }
  }

  /** The bytes of a file; null if it is too large or cannot be read. */
  byte @Nullable [] bytes(Path file) throws SpentException {
    try {
      long size = disk.size(file);
      if (size > StrangerSearch.LARGEST) {
        watch.giveUp();
        return null;
      }
      work.read(size);
      byte @Nullable [] bytes = disk.read(file);
      if (bytes != null) {
        watch.read(file, bytes);
      }
      return bytes;
    } catch (IOException e) {
      watch.giveUp();
      return null;
    }
  }

  /** True for a folder of git, and at the root of the tree for those of Maven and of a run. */
  private static boolean isOfATool(String folder, String name) {
    return name.equals(".git")
        || (folder.isEmpty() && (name.equals("target") || name.equals(".profile.pending")));
  }

  private static boolean isYaml(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static String child(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
