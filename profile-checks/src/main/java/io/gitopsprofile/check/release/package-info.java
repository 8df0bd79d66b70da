/**
 * Checks of Helm releases: charts, repositories, names and dependencies.
 *
 * <p>Only {@code ReleaseChecks} is public. This package uses no other check package.
 */
@NullMarked
package io.gitopsprofile.check.release;

import org.jspecify.annotations.NullMarked;
