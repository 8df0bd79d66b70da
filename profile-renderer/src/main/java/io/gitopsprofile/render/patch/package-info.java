/**
 * Merge patches ({@code patch}) on rendered objects, held to the fields of their types.
 *
 * <p>Used by {@code render.output}. It knows no part of the profile.
 */
@NullMarked
package io.gitopsprofile.render.patch;

import org.jspecify.annotations.NullMarked;
