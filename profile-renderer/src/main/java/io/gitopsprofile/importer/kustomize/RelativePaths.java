package io.gitopsprofile.importer.kustomize;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Paths of a tree, which are relative to a folder of it. */
public final class RelativePaths {

  private RelativePaths() {}

  /** The path from the root; null if it leads out of the tree or is a URL. */
  public static @Nullable String resolve(String folder, String path) {
    if (path.startsWith("/") || path.contains("://")) {
      return null;
    }
    List<String> steps = new ArrayList<>();
    for (String step : (folder + "/" + path).split("/", -1)) {
      if (step.equals("..")) {
        if (steps.isEmpty()) {
          return null;
        }
        steps.remove(steps.size() - 1);
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    return String.join("/", steps);
  }

  /** True for a path of a Git repository or of a URL. */
  static boolean isRemote(String path) {
    return path.contains("://") || path.startsWith("github.com/") || path.startsWith("git@");
  }
}
