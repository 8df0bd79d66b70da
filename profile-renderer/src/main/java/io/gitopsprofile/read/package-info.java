/**
 * The reader: {@code profile.yaml} in, a profile with source positions out.
 *
 * <p>The renderer uses it. It knows nothing of checks and rendering.
 */
@NullMarked
package io.gitopsprofile.read;

import org.jspecify.annotations.NullMarked;
