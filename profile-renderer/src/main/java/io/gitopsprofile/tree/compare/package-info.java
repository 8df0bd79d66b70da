/**
 * A rendered tree compared with the files on the disk and the ownership record.
 *
 * <p>Used by {@code tree}. This package changes nothing.
 */
@NullMarked
package io.gitopsprofile.tree.compare;

import org.jspecify.annotations.NullMarked;
