/**
 * The profile as checks read it: parts, manifests, Services and values, each with its path.
 *
 * <p>All facts and all checks use this package. It depends on neither charts nor checks.
 */
@NullMarked
package io.gitopsprofile.view;

import org.jspecify.annotations.NullMarked;
