/**
 * The reader: parses {@code profile.yaml} into a profile with source positions.
 *
 * <p>The renderer uses it. This package knows nothing of checks and rendering.
 */
@NullMarked
package io.gitopsprofile.read;

import org.jspecify.annotations.NullMarked;
