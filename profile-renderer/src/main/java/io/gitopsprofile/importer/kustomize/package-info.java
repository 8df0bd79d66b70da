/**
 * Kustomize builds of a tree, as far as the subset reaches that Flux repositories use: resources,
 * components, patches, names, namespaces, labels, images, replicas and generators.
 *
 * <p>The follower of Flux uses it. This package runs no program and fetches nothing.
 */
@NullMarked
package io.gitopsprofile.importer.kustomize;

import org.jspecify.annotations.NullMarked;
