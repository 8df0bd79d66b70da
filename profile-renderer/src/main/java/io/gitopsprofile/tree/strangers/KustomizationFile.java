package io.gitopsprofile.tree.strangers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@code kustomization.yaml}: in its folder, Flux v2 applies what the file lists. */
final class KustomizationFile {

  /** The names that Kustomize knows. */
  static final List<String> NAMES =
      List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  /** The keys of files and folders whose objects are applied. */
  private static final List<String> LISTS =
      List.of("resources", "bases", "components", "generators");

  private KustomizationFile() {}

  /**
   * The files and folders of the tree that a file lists, relative to the tree. Addresses, and paths
   * outside of the tree, are left out: they are part of the file itself.
   *
   * @param folder the file's folder
   * @param content the file's content; null if it is not a mapping
   */
  static List<String> listed(String folder, @Nullable Map<?, ?> content) {
    List<String> paths = new ArrayList<>();
    if (content == null) {
      return paths;
    }
    for (String key : LISTS) {
      if (content.get(key) instanceof List<?> elements) {
        for (Object element : elements) {
          String path = element instanceof String text ? resolved(folder, text) : null;
          if (path != null) {
            paths.add(path);
          }
        }
      }
    }
    return paths;
  }

  private static @Nullable String resolved(String folder, String listed) {
    if (listed.startsWith("/") || listed.contains("://") || listed.indexOf('\n') >= 0) {
      return null;
    }
    List<String> path = new ArrayList<>();
    for (String segment : (folder + "/" + listed).split("/", -1)) {
      if (segment.equals("..")) {
        if (path.isEmpty()) {
          return null;
        }
        path.remove(path.size() - 1);
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        path.add(segment);
      }
    }
    return String.join("/", path);
  }
}
