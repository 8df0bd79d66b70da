/**
 * A rendered tree against the files on the disk and the ownership record.
 *
 * <p>Used by {@code tree}. It changes nothing.
 */
@NullMarked
package io.gitopsprofile.tree.compare;

import org.jspecify.annotations.NullMarked;
