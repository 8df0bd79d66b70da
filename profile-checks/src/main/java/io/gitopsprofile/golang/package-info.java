/**
 * Go's syntax where the cluster runs Go: RE2 and {@code Regexp.Expand}.
 *
 * <p>This package does not depend on profiles, rules or diagnostics.
 */
@NullMarked
package io.gitopsprofile.golang;

import org.jspecify.annotations.NullMarked;
