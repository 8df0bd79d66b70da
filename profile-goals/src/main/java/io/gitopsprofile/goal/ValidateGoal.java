package io.gitopsprofile.goal;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.TargetOverride;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/** Checks a profile, and writes nothing. */
public final class ValidateGoal implements Goal {

  private final GoalHost host;
  private final ProfileOptions options;
  private final BiFunction<Path, TargetOverride, GenerationResult> generator;

  /** Creates the goal. */
  public ValidateGoal(
      GoalHost host,
      ProfileOptions options,
      BiFunction<Path, TargetOverride, GenerationResult> generator) {
    this.host = host;
    this.options = options;
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
      new GoalLog(host).info("Checked " + options.file() + ": " + count(fleet.names().size()));
      return;
    }
    List<Diagnostic> findings = profile.result().diagnostics();
    new GoalLog(host).info(profile.summary(findings));
  }

  private static String count(int environments) {
    return "no errors in " + environments + (environments == 1 ? " environment" : " environments");
  }
}
