/**
 * The goals that read or write a rendered tree: {@code generate}, {@code verify}, {@code diff} and
 * {@code upgrade}.
 *
 * <p>The Maven plugin and the command line use it.
 */
@NullMarked
package io.gitopsprofile.goal.tree;

import org.jspecify.annotations.NullMarked;
