/**
 * Go's syntax where the cluster runs Go: RE2 and {@code Regexp.Expand}.
 *
 * <p>It knows nothing of profiles, rules or diagnostics.
 */
@NullMarked
package io.gitopsprofile.golang;

import org.jspecify.annotations.NullMarked;
