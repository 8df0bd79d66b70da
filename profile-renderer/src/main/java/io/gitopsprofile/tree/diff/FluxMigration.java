package io.gitopsprofile.tree.diff;

import java.util.Collection;

/** The change of the Flux version between two trees. */
enum FluxMigration {
  /** Both trees are for the same Flux version. */
  NONE,
  /** Flux v1 is replaced by Flux v2, which does not know the objects that Flux v1 applied. */
  TO_FLUX_2,
  /** Flux v2 is replaced by Flux v1. */
  TO_FLUX_1;

  /**
   * Compares two trees by their Kustomizations: every tree for Flux v2 has some, and no other tree
   * does.
   */
  static FluxMigration of(Collection<DiffObject> from, Collection<DiffObject> to) {
    boolean wasFlux2 = !new KustomizationPaths(from).isEmpty();
    boolean isFlux2 = !new KustomizationPaths(to).isEmpty();
    if (wasFlux2 == isFlux2 || from.isEmpty() || to.isEmpty()) {
      return NONE;
    }
    return isFlux2 ? TO_FLUX_2 : TO_FLUX_1;
  }
}
