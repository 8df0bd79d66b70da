package io.gitopsprofile.importer.flux;

import io.gitopsprofile.importer.value.TreeValue;
import java.util.List;

/**
 * The objects that one cluster gets from a tree.
 *
 * @param name the name for reports: the folder from which the cluster is followed
 * @param isFluxV1 true if Flux v1 or eksctl applies the folder
 * @param objects the objects, in the order in which they were built
 */
public record BuiltCluster(String name, boolean isFluxV1, List<TreeValue> objects) {

  /** Copies the list. */
  public BuiltCluster {
    objects = List.copyOf(objects);
  }
}
