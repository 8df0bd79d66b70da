/**
 * The tree on the disk: written, verified and compared as a whole.
 *
 * <p>The only package, with its parts, that touches the output directory. It knows nothing of how a
 * tree is rendered.
 */
@NullMarked
package io.gitopsprofile.tree;

import org.jspecify.annotations.NullMarked;
