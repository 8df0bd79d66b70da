/**
 * Checks of the room for pods: nodes, quotas and the security level of a namespace.
 *
 * <p>Only {@code RoomChecks} is public. This package uses no other check package.
 */
@NullMarked
package io.gitopsprofile.check.room;

import org.jspecify.annotations.NullMarked;
