/**
 * Facts about Flux: annotations that suspend an object, variables that a Kustomization substitutes,
 * the order of releases.
 *
 * <p>The checks and the renderer use it. It knows nothing of how objects are rendered.
 */
@NullMarked
package io.gitopsprofile.flux;

import org.jspecify.annotations.NullMarked;
