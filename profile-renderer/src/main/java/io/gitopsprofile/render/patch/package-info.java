/**
 * Merge patches ({@code patch}) on rendered objects, checked against the fields of their types.
 *
 * <p>Used by {@code render.output}. This package knows no part of the profile.
 */
@NullMarked
package io.gitopsprofile.render.patch;

import org.jspecify.annotations.NullMarked;
