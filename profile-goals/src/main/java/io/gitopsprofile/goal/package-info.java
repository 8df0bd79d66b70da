/**
 * The goals without the program that runs them: options in, one call, text out.
 *
 * <p>The Maven plugin and the command line use this package. It knows neither of them; {@code
 * GoalHost} is what it asks them.
 */
@NullMarked
package io.gitopsprofile.goal;

import org.jspecify.annotations.NullMarked;
