/**
 * Image automation: tags in the tree that Flux may change.
 *
 * <p>Used by {@code tree} and {@code tree.compare}. This package writes nothing.
 */
@NullMarked
package io.gitopsprofile.tree.automation;

import org.jspecify.annotations.NullMarked;
