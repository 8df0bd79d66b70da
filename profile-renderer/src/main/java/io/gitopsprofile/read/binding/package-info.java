/**
 * Binding of YAML nodes to the model's records by reflection: the model defines the language.
 *
 * <p>Used by {@code read} and {@code render.patched}. This package knows no single part of the
 * language.
 */
@NullMarked
package io.gitopsprofile.read.binding;

import org.jspecify.annotations.NullMarked;
