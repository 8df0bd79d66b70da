/**
 * Checks of sidecars that a mesh adds to pods: their requests and ports, the revision that adds
 * them, and metrics APIs behind them.
 *
 * <p>Only {@code MeshChecks} is public. This package uses no other check package.
 */
@NullMarked
package io.gitopsprofile.check.mesh;

import org.jspecify.annotations.NullMarked;
