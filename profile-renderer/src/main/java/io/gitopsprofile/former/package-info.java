/**
 * Profiles of a former snapshot of the language: the words and defaults that have changed since,
 * and the edits that keep the tree. The texts of files come in and go out; nothing here writes a
 * file.
 */
@NullMarked
package io.gitopsprofile.former;

import org.jspecify.annotations.NullMarked;
