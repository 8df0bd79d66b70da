/**
 * Objects on the way to their files: layout, conflicts, scope.
 *
 * <p>Used by the renderers. It knows nothing of Flux versions.
 */
@NullMarked
package io.gitopsprofile.render.output;

import org.jspecify.annotations.NullMarked;
