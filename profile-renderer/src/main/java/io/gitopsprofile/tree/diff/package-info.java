/**
 * The differences of two trees as changes of objects, in the order in which Flux applies them.
 *
 * <p>Used by {@code tree}. This package knows nothing of the disk.
 */
@NullMarked
package io.gitopsprofile.tree.diff;

import org.jspecify.annotations.NullMarked;
