/**
 * The rendered tree as values: files, and the objects in them.
 *
 * <p>Everything above may use it. It knows nothing of how it was rendered.
 */
@NullMarked
package io.gitopsprofile.rendered;

import org.jspecify.annotations.NullMarked;
