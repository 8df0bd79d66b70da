/**
 * Go's {@code text/template}: one parser with a syntax tree, and an evaluator for values and for
 * values of which only the type is known.
 *
 * <p>Used through {@code GoTemplate}. It knows nothing of profiles, rules or diagnostics.
 */
@NullMarked
package io.gitopsprofile.golang.template;

import org.jspecify.annotations.NullMarked;
