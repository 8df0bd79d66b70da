/**
 * The questions that are asked of a chart ({@link io.gitopsprofile.catalog.KnownChart}) and of an
 * image ({@link io.gitopsprofile.catalog.KnownImage}), the values in which they answer, and facts
 * of sidecars, series and repositories that belong to no single one.
 *
 * <p>Used by {@code catalog.chart} and {@code catalog.image}, which have the answers, and by all
 * that asks. It names no chart and no image, and knows nothing of checks.
 */
@NullMarked
package io.gitopsprofile.catalog;

import org.jspecify.annotations.NullMarked;
