/**
 * Go's {@code text/template}: a parser with a syntax tree, and an evaluator for known values and
 * for values of which only the type is known.
 *
 * <p>{@code GoTemplate} is the entry point. This package does not depend on profiles, rules or
 * diagnostics.
 */
@NullMarked
package io.gitopsprofile.golang.template;

import org.jspecify.annotations.NullMarked;
