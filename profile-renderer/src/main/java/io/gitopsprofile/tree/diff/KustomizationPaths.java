package io.gitopsprofile.tree.diff;

import io.gitopsprofile.rendered.RenderedObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Kustomizations of a tree and the files that each applies. */
public final class KustomizationPaths {

  private final List<RenderedObject> kustomizations = new ArrayList<>();
  private @Nullable Map<String, Integer> ranks;
  private @Nullable Map<String, List<RenderedObject>> byLastFolder;

  public KustomizationPaths(Collection<DiffObject> files) {
    for (DiffObject file : files) {
      if (file.object() != null && isKustomization(file.object())) {
        kustomizations.add(file.object());
      }
    }
  }

  boolean isEmpty() {
    return kustomizations.isEmpty();
  }

  /** The name of the suspended Kustomization that covers a file, or null. */
  @Nullable String suspending(String path) {
    RenderedObject kustomization = applying(path);
    return kustomization == null || !isSuspended(kustomization) ? null : kustomization.name();
  }

  /**
   * The number of Kustomizations that are applied one after another before a file, or before a
   * file's Kustomization.
   */
  public int rank(DiffObject file) {
    RenderedObject object = file.object();
    RenderedObject kustomization =
        object != null && isKustomization(object) ? object : applying(file.path());
    if (kustomization == null) {
      return 0;
    }
    if (ranks == null) {
      ranks = ranks();
    }
    return ranks.getOrDefault(kustomization.name(), 0);
  }

  /**
   * The rank of each Kustomization by name. Kustomizations that wait for each other, and those
   * behind them, come last.
   */
  private Map<String, Integer> ranks() {
    Map<String, List<String>> waiting = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    for (RenderedObject kustomization : kustomizations) {
      open.put(kustomization.name(), 0);
    }
    for (RenderedObject kustomization : kustomizations) {
      for (String before : dependencies(kustomization)) {
        if (open.containsKey(before)) {
          List<String> after = waiting.getOrDefault(before, new ArrayList<>());
          waiting.put(before, after);
          after.add(kustomization.name());
          open.put(kustomization.name(), open.getOrDefault(kustomization.name(), 0) + 1);
        }
      }
    }
    Map<String, Integer> ranks = new HashMap<>();
    Deque<String> ready = new ArrayDeque<>();
    for (Map.Entry<String, Integer> entry : open.entrySet()) {
      ranks.put(entry.getKey(), entry.getValue() == 0 ? 0 : kustomizations.size());
      if (entry.getValue() == 0) {
        ready.add(entry.getKey());
      }
    }
    Map<String, Integer> longest = new HashMap<>();
    while (!ready.isEmpty()) {
      String before = ready.remove();
      int rank = longest.getOrDefault(before, 0);
      ranks.put(before, rank);
      for (String after : waiting.getOrDefault(before, List.of())) {
        longest.put(after, Math.max(longest.getOrDefault(after, 0), rank + 1));
        int left = open.getOrDefault(after, 0) - 1;
        open.put(after, left);
        if (left == 0) {
          ready.add(after);
        }
      }
    }
    return ranks;
  }

  private @Nullable RenderedObject applying(String path) {
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      RenderedObject nearest = applyingFolder(path.substring(0, slash));
      if (nearest != null) {
        return nearest;
      }
    }
    return null;
  }

  /**
   * The Kustomization of a folder. The folder may be deeper in the source than in the tree, by the
   * same prefix for all Kustomizations.
   */
  private @Nullable RenderedObject applyingFolder(String directory) {
    RenderedObject nearest = null;
    String last = directory.substring(directory.lastIndexOf('/') + 1);
    for (RenderedObject kustomization : byLastFolder().getOrDefault(last, List.of())) {
      String folder = folder(kustomization);
      boolean isNearer = nearest == null || folder.length() < folder(nearest).length();
      if (("/" + folder).endsWith("/" + directory) && isNearer) {
        nearest = kustomization;
      }
    }
    return nearest;
  }

  private Map<String, List<RenderedObject>> byLastFolder() {
    if (byLastFolder == null) {
      Map<String, List<RenderedObject>> index = new HashMap<>();
      for (RenderedObject kustomization : kustomizations) {
        String folder = folder(kustomization);
        String last = folder.substring(folder.lastIndexOf('/') + 1);
        List<RenderedObject> same = index.getOrDefault(last, new ArrayList<>());
        index.put(last, same);
        same.add(kustomization);
      }
      byLastFolder = index;
    }
    return byLastFolder;
  }

  static boolean isKustomization(RenderedObject object) {
    return object.kind().equals("Kustomization")
        && object.group().equals("kustomize.toolkit.fluxcd.io");
  }

  static boolean isSuspended(RenderedObject object) {
    return Boolean.TRUE.equals(ObjectFields.at(object, "spec", "suspend"));
  }

  /** The folder that a Kustomization applies, from the root of its source. */
  static String folder(RenderedObject kustomization) {
    String path = ObjectFields.text(kustomization, "spec", "path");
    return path.startsWith("./") ? path.substring(2) : path;
  }

  /** The names of the Kustomizations that a Kustomization waits for. */
  static List<String> dependencies(RenderedObject kustomization) {
    List<String> names = new ArrayList<>();
    for (Object dependency : ObjectFields.list(kustomization, "spec", "dependsOn")) {
      if (dependency instanceof Map<?, ?> map && map.get("name") instanceof String name) {
        names.add(name);
      }
    }
    return names;
  }
}
