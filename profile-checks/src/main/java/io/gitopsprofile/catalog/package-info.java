/**
 * Knowledge of charts, images and sidecars that a profile may install: versions, Services, ports,
 * metrics, obstacles and successors.
 *
 * <p>The checks ask it and know no chart by name. It knows nothing of checks.
 */
@NullMarked
package io.gitopsprofile.catalog;

import org.jspecify.annotations.NullMarked;
