/**
 * Checks of ports, Services and addresses.
 *
 * <p>Only {@code NetworkChecks} is public. It uses no other check package.
 */
@NullMarked
package io.gitopsprofile.check.network;

import org.jspecify.annotations.NullMarked;
