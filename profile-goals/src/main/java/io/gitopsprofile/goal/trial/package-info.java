/**
 * The goal {@code simulate}: a load on the autoscalers of a profile, as a table and a plot.
 *
 * <p>The Maven plugin and the command line use it.
 */
@NullMarked
package io.gitopsprofile.goal.trial;

import org.jspecify.annotations.NullMarked;
