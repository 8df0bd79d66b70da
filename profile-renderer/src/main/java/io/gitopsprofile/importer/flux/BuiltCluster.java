package io.gitopsprofile.importer.flux;

import io.gitopsprofile.importer.kustomize.RelativePaths;
import io.gitopsprofile.importer.value.TreeValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The objects that one cluster gets from a tree.
 *
 * @param name the name for reports: the folder from which the cluster is followed
 * @param applier the program that applies the objects
 * @param objects the objects, in the order in which they were built
 * @param followed the Kustomizations among the objects whose folders were built
 * @param unknown the objects with variables whose values are not known
 * @param appliedBy the Kustomization of each object that one of them applies
 */
public record BuiltCluster(
    String name,
    Applier applier,
    List<TreeValue> objects,
    List<TreeValue> followed,
    List<TreeValue> unknown,
    Map<TreeValue, TreeValue> appliedBy) {

  /** Copies the lists. */
  public BuiltCluster {
    objects = List.copyOf(objects);
    followed = List.copyOf(followed);
    unknown = List.copyOf(unknown);
    appliedBy = Collections.unmodifiableMap(appliedBy);
  }

  /**
   * True if the tree has the Kustomization that applies the cluster's own folder. Without it, the
   * namespace that it may set is not known.
   */
  public boolean isAppliedByItself() {
    for (TreeValue kustomization : followed) {
      String path = RelativePaths.resolve("", kustomization.textAt("spec", "path"));
      if (name.equals(path) || (name.equals(".") && "".equals(path))) {
        return true;
      }
    }
    return false;
  }

  /** A cluster that no Kustomization of Flux v2 applies. */
  static BuiltCluster withoutKustomizations(String name, Applier applier, List<TreeValue> objects) {
    return new BuiltCluster(name, applier, objects, List.of(), List.of(), Map.of());
  }
}
