/**
 * Values of a tree with the places that they were read from, and the files of the tree.
 *
 * <p>The packages that build and follow a tree use it. This package knows nothing of Kustomize and
 * Flux.
 */
@NullMarked
package io.gitopsprofile.importer.value;

import org.jspecify.annotations.NullMarked;
