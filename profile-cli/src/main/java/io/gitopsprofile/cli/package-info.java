/**
 * The command line: arguments in, one goal, text out.
 *
 * <p>Nothing uses it. This package knows picocli; all that a goal does is in {@code goal}.
 */
@NullMarked
package io.gitopsprofile.cli;

import org.jspecify.annotations.NullMarked;
