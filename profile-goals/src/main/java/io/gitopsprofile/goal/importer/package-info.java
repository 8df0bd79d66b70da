/**
 * The goal {@code import}: a tree that nobody generated, or several environments of one, as a
 * profile.
 *
 * <p>The Maven plugin and the command line use it.
 */
@NullMarked
package io.gitopsprofile.goal.importer;

import org.jspecify.annotations.NullMarked;
