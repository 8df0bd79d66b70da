/**
 * The registry of all checks, and the acceptances of a profile.
 *
 * <p>The renderer uses this package. Each check is in the package of its subject below; no check
 * package uses another.
 */
@NullMarked
package io.gitopsprofile.check;

import org.jspecify.annotations.NullMarked;
