/**
 * Results of a write, a verification and a diff, as values.
 *
 * <p>Every package above may use it. This package knows nothing of the disk.
 */
@NullMarked
package io.gitopsprofile.tree.report;

import org.jspecify.annotations.NullMarked;
