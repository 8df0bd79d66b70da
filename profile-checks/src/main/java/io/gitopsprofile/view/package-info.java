/**
 * The profile as the checks look at it: its parts, manifests, Services and values, each with its
 * path.
 *
 * <p>All knowledge and all checks use it. It knows neither charts nor checks.
 */
@NullMarked
package io.gitopsprofile.view;

import org.jspecify.annotations.NullMarked;
