/**
 * Two trees as changes of objects, in the order in which Flux applies them.
 *
 * <p>Used by {@code tree}. It knows nothing of the disk.
 */
@NullMarked
package io.gitopsprofile.tree.diff;

import org.jspecify.annotations.NullMarked;
