/**
 * The replacement of discontinued charts by their maintained successors ({@code charts:
 * maintained}): chart, values, labels and rules.
 *
 * <p>Used before a profile is checked and rendered. This package knows nothing of the checks.
 */
@NullMarked
package io.gitopsprofile.upgrade;

import org.jspecify.annotations.NullMarked;
