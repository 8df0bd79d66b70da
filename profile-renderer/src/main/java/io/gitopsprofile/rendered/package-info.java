/**
 * The rendered tree as values: files, and the objects in them.
 *
 * <p>Every package above may use it. This package knows nothing of rendering.
 */
@NullMarked
package io.gitopsprofile.rendered;

import org.jspecify.annotations.NullMarked;
