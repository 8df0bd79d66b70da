package io.gitopsprofile.goal.tree;

import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalHost;
import io.gitopsprofile.goal.ProfileOptions;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.TargetOverride;
import java.nio.file.Path;
import java.util.function.BiFunction;

/** Compares the committed tree with the rendered profile, and fails if they differ. */
public final class VerifyGoal implements Goal {

  private final GoalHost host;
  private final ProfileOptions options;
  private final Path outputDirectory;
  private final BiFunction<Path, TargetOverride, GenerationResult> generator;

  /** Creates the goal. */
  public VerifyGoal(
      GoalHost host,
      ProfileOptions options,
      Path outputDirectory,
      BiFunction<Path, TargetOverride, GenerationResult> generator) {
    this.host = host;
    this.options = options;
    this.outputDirectory = outputDirectory;
    this.generator = generator;
  }

  @Override
  public void run() throws GoalFailure {
    if (options.skips(host)) {
      return;
    }
    CheckedProfile profile = new CheckedProfile(host, options, generator, "");
    FleetGenerator fleet = profile.fleet();
    if (fleet != null) {
      new FleetTrees(host, options.file(), outputDirectory).verify(fleet);
      return;
    }
    new Verification(host, options.file(), profile, outputDirectory).check(profile.result());
  }
}
