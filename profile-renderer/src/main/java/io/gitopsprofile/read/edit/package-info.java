/**
 * Edits of a profile's text: comments and style stay.
 *
 * <p>The reports use it. It knows nothing of the checks that propose an edit.
 */
@NullMarked
package io.gitopsprofile.read.edit;

import org.jspecify.annotations.NullMarked;
