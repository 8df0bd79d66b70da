package io.gitopsprofile.goal.tree;

import io.gitopsprofile.goal.ProfileOptions;
import io.gitopsprofile.render.TargetOverride;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code diff}.
 *
 * @param profile the options of every goal that reads a profile
 * @param outputDirectory the folder that holds the tree
 * @param against another profile to compare with; null for the same profile or the tree
 * @param againstTarget the target to compare with
 * @param againstEnvironment the environment to compare with; null for the tree
 * @param differences true to print file diffs; null prints them unless Flux v1 moves to v2
 */
public record DiffOptions(
    ProfileOptions profile,
    Path outputDirectory,
    @Nullable Path against,
    TargetOverride againstTarget,
    @Nullable String againstEnvironment,
    @Nullable Boolean differences) {

  /** True if the run compares with another profile or target, not with the tree. */
  boolean isAgainstAnother() {
    return against != null
        || againstTarget.flux() != null
        || againstTarget.kubernetes() != null
        || againstTarget.metrics() != null
        || againstTarget.charts() != null;
  }
}
