/**
 * The Helm releases: {@code releases}, with chart, values, install, upgrade, rollback and image
 * automation, in terms that Flux v1 and Flux v2 share.
 *
 * <p>This package knows nothing of the objects that a Flux version reads.
 */
@NullMarked
package io.gitopsprofile.model.release;

import org.jspecify.annotations.NullMarked;
