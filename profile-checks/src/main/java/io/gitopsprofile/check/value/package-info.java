/**
 * Checks of single values that no other part of the profile contradicts: images, amounts, flags of
 * known programs, pointers into objects, ports of nodes, addresses.
 *
 * <p>Only {@code ValueChecks} is public. This package uses no other check package.
 */
@NullMarked
package io.gitopsprofile.check.value;

import org.jspecify.annotations.NullMarked;
