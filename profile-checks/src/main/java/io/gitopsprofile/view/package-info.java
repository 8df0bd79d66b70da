/**
 * The profile as the checks look at it: its objects, and its parts, each with its path.
 *
 * <p>{@link io.gitopsprofile.view.ProfileObjects} has every object that Kubernetes and Flux will
 * see, with its patch, whether a typed part or a manifest gives it; checks of objects ask it.
 * {@link io.gitopsprofile.view.ProfileParts} has the records, for the checks of intent. The
 * renderer makes the objects and says where in the profile their fields stand; nothing here knows
 * how.
 *
 * <p>All facts and all checks use this package. It depends on neither charts nor checks.
 */
@NullMarked
package io.gitopsprofile.view;

import org.jspecify.annotations.NullMarked;
