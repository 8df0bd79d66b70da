/**
 * The sources of Flux v2: {@code sources}, with address, version, login and interval, in the words
 * of {@code source.toolkit.fluxcd.io/v1}.
 *
 * <p>The readers, the checks and the renderer use this package. It knows nothing of the objects
 * that are rendered.
 */
@NullMarked
package io.gitopsprofile.model.source;

import org.jspecify.annotations.NullMarked;
