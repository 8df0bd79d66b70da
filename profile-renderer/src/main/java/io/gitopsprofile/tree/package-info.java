/**
 * The tree on the disk: written, verified and compared as a whole.
 *
 * <p>The only package, with its parts, that accesses the output directory. This package knows
 * nothing of rendering.
 */
@NullMarked
package io.gitopsprofile.tree;

import org.jspecify.annotations.NullMarked;
