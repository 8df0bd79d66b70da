/**
 * The ownership record {@code .profile.sum}.
 *
 * <p>Used by {@code tree} and its parts. This package knows paths and hashes, and nothing of
 * objects.
 */
@NullMarked
package io.gitopsprofile.tree.record;

import org.jspecify.annotations.NullMarked;
