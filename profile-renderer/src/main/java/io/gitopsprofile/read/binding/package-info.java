/**
 * YAML nodes to the records of the model, by reflection: the model is the language.
 *
 * <p>Used by {@code read} and {@code render.patched}. It knows nothing of single parts of the
 * language.
 */
@NullMarked
package io.gitopsprofile.read.binding;

import org.jspecify.annotations.NullMarked;
