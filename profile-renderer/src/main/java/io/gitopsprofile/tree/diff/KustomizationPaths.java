package io.gitopsprofile.tree.diff;

import io.gitopsprofile.rendered.RenderedObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Kustomizations of a tree and the files that each applies. */
public final class KustomizationPaths {

  private final List<RenderedObject> kustomizations = new ArrayList<>();

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
    return kustomization == null ? 0 : rank(kustomization, kustomizations.size());
  }

  private int rank(RenderedObject kustomization, int longest) {
    int rank = 0;
    List<String> before = longest == 0 ? List.of() : dependencies(kustomization);
    for (RenderedObject other : kustomizations) {
      if (before.contains(other.name())) {
        rank = Math.max(rank, 1 + rank(other, longest - 1));
      }
    }
    return rank;
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
    for (RenderedObject kustomization : kustomizations) {
      String folder = folder(kustomization);
      boolean isNearer = nearest == null || folder.length() < folder(nearest).length();
      if (("/" + folder).endsWith("/" + directory) && isNearer) {
        nearest = kustomization;
      }
    }
    return nearest;
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
