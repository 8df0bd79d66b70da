/**
 * The profile as its patched objects say it, for the checks of intent.
 *
 * <p>Used by {@code render}. It changes no object.
 */
@NullMarked
package io.gitopsprofile.render.patched;

import org.jspecify.annotations.NullMarked;
