/**
 * Checks of ports, Services and addresses.
 *
 * <p>Only {@code NetworkChecks} is public. This package uses no other check package.
 */
@NullMarked
package io.gitopsprofile.check.network;

import org.jspecify.annotations.NullMarked;
