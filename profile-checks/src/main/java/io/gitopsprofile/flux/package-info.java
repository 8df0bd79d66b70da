/**
 * Facts about Flux: annotations that suspend an object, variables that a Kustomization substitutes,
 * the order of releases.
 *
 * <p>The checks and the renderer use this package. It does not depend on rendering.
 */
@NullMarked
package io.gitopsprofile.flux;

import org.jspecify.annotations.NullMarked;
