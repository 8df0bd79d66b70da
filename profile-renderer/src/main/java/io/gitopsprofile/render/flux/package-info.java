/**
 * Releases, sources and Kustomizations, one dialect per Flux version.
 *
 * <p>Used by {@code render} and its parts. This package knows nothing of workloads.
 */
@NullMarked
package io.gitopsprofile.render.flux;

import org.jspecify.annotations.NullMarked;
