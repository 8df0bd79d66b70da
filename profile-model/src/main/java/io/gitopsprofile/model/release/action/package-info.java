/**
 * The actions on a Helm release: install, upgrade, rollback, test and uninstall, in the words of
 * Flux v1 and of Flux v2.
 *
 * <p>The readers, the checks and the renderer use this package. It knows nothing of the objects
 * that a Flux version reads.
 */
@NullMarked
package io.gitopsprofile.model.release.action;

import org.jspecify.annotations.NullMarked;
