/**
 * One class an image: its flags and their ports, its metrics, and its makers' new place for it.
 * {@link io.gitopsprofile.catalog.image.KnownImages} lists them.
 *
 * <p>Everything above the catalogue asks that list; no other package has the name of an image in
 * its code. It knows nothing of checks. Of charts it asks one thing: the sidecars that they add.
 *
 * <p>{@link io.gitopsprofile.catalog.image.InjectedSidecar} finds the sidecars that pods get.
 */
@NullMarked
package io.gitopsprofile.catalog.image;

import org.jspecify.annotations.NullMarked;
