/**
 * Checks of image automation of Flux v2: policies that containers, releases and manifests name.
 *
 * <p>Only {@code ImageChecks} is public. This package uses no other check package.
 */
@NullMarked
package io.gitopsprofile.check.image;

import org.jspecify.annotations.NullMarked;
