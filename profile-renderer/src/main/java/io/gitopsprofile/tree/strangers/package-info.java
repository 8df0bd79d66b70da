/**
 * The manifests that Flux applies together with a tree although no profile renders them.
 *
 * <p>Used by {@code tree}. This package reads the folders that Flux applies, follows no link, and
 * changes nothing.
 */
@NullMarked
package io.gitopsprofile.tree.strangers;

import org.jspecify.annotations.NullMarked;
