/**
 * Checks of pods that run, or are meant to run, on Fargate.
 *
 * <p>Only {@code FargateChecks} is public. This package uses no other check package.
 */
@NullMarked
package io.gitopsprofile.check.fargate;

import org.jspecify.annotations.NullMarked;
