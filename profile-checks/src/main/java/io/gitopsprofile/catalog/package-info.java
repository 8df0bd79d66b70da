/**
 * Facts about charts, images and sidecars that a profile may install: versions, Services, ports,
 * metrics, obstacles and successors.
 *
 * <p>The checks use this package instead of chart names. It does not depend on the checks.
 */
@NullMarked
package io.gitopsprofile.catalog;

import org.jspecify.annotations.NullMarked;
