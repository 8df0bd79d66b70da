package io.gitopsprofile.flux;

import io.gitopsprofile.model.release.Dependency;
import io.gitopsprofile.model.release.HelmRelease;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The releases of a profile and the releases that each waits for by {@code dependsOn}. */
public final class ReleaseGraph {

  private ReleaseGraph() {}

  /**
   * Returns a release and all releases that it waits for, directly or indirectly.
   *
   * @param releases all releases by their {@link #id}
   */
  public static Set<String> withDependencies(String release, Map<String, HelmRelease> releases) {
    List<String> todo = new ArrayList<>(List.of(release));
    Set<String> seen = new HashSet<>();
    while (!todo.isEmpty()) {
      String id = todo.remove(todo.size() - 1);
      @Nullable HelmRelease next = releases.get(id);
      if (next != null && seen.add(id)) {
        next.dependsOn().forEach(it -> todo.add(id(it, next)));
      }
    }
    return seen;
  }

  /** Returns the identity of a release: {@code namespace/name}. */
  public static String id(HelmRelease release) {
    return release.namespace() + "/" + release.name();
  }

  /** Returns the identity of the release that an entry of {@code dependsOn} names. */
  public static String id(Dependency other, HelmRelease release) {
    String namespace = other.namespace() == null ? release.namespace() : other.namespace();
    return namespace + "/" + other.name();
  }
}
