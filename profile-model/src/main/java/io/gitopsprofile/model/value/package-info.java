/**
 * Values with a syntax of their own: quantities, durations, versions, paths, selectors and
 * free-form data. Each refuses a text that breaks its syntax with an {@code InvalidValueException}.
 *
 * <p>Every other package of the model uses it. This package uses none of the others.
 */
@NullMarked
package io.gitopsprofile.model.value;

import org.jspecify.annotations.NullMarked;
