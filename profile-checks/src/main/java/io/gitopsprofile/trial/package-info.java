/**
 * Trials of a load on the autoscalers of a profile: the settings of the simulation from the
 * profile, the figures of its result, and their words. This package neither reads files nor prints.
 */
@NullMarked
package io.gitopsprofile.trial;

import org.jspecify.annotations.NullMarked;
