/**
 * Edits of a profile's text that preserve comments and style.
 *
 * <p>The reports use it. This package knows nothing of the checks that propose an edit.
 */
@NullMarked
package io.gitopsprofile.read.edit;

import org.jspecify.annotations.NullMarked;
