package io.gitopsprofile.tree.diff;

import java.util.Collection;

/** Whether two trees are for one generation of Flux, or for two. */
enum FluxMigration {
  /** Whatever Flux runs goes on. */
  NONE,
  /** Flux v1 stops and Flux v2 starts, which knows nothing of what Flux v1 has applied. */
  TO_FLUX_2,
  /** The way back. */
  TO_FLUX_1;

  /** Only a tree for Flux v2 has Kustomizations, and each such tree has. */
  static FluxMigration of(Collection<DiffObject> from, Collection<DiffObject> to) {
    boolean wasFlux2 = !new KustomizationPaths(from).isEmpty();
    boolean isFlux2 = !new KustomizationPaths(to).isEmpty();
    if (wasFlux2 == isFlux2 || from.isEmpty() || to.isEmpty()) {
      return NONE;
    }
    return isFlux2 ? TO_FLUX_2 : TO_FLUX_1;
  }
}
