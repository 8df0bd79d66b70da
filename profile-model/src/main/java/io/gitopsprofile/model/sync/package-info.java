/**
 * The parts of {@code sync}: decryption, variables and health checks of Kustomizations of Flux v2,
 * and groups of folders, in the words of {@code kustomize.toolkit.fluxcd.io/v1}.
 *
 * <p>The readers, the checks and the renderer use this package. It knows nothing of the objects
 * that are rendered.
 */
@NullMarked
package io.gitopsprofile.model.sync;

import org.jspecify.annotations.NullMarked;
