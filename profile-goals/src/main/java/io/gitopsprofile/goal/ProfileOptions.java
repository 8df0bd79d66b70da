package io.gitopsprofile.goal;

import io.gitopsprofile.render.TargetOverride;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of every goal that reads a profile.
 *
 * @param file the profile
 * @param skip true to do nothing
 * @param target values that replace those of the profile's target
 * @param failOnWarning true to fail on a warning that the profile does not accept
 * @param report the file for all findings; null for none
 * @param environment the environments to work on, with commas between names, in which {@code *}
 *     stands for any characters; null for all
 */
public record ProfileOptions(
    Path file,
    boolean skip,
    TargetOverride target,
    boolean failOnWarning,
    @Nullable Path report,
    @Nullable String environment) {

  /** Returns true, and logs the reason, if the goal has nothing to do. */
  public boolean skips(GoalHost host) {
    if (skip) {
      new GoalLog(host).info("Skipped: " + host.option("skip") + " is set");
    }
    return skip;
  }
}
