/**
 * Results of a write, a verification and a diff, as values.
 *
 * <p>Everything above may use it. It knows nothing of the disk.
 */
@NullMarked
package io.gitopsprofile.tree.report;

import org.jspecify.annotations.NullMarked;
