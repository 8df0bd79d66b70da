/**
 * Clusters of a tree: the folders that Flux v2, Flux v1 or eksctl apply, followed as these do, with
 * the objects that the cluster gets.
 *
 * <p>The importer uses it. This package runs no program and fetches nothing.
 */
@NullMarked
package io.gitopsprofile.importer.flux;

import org.jspecify.annotations.NullMarked;
