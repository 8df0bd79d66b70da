package io.gitopsprofile.goal;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.guide.ProfileGuide;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.TargetOverride;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/** Writes the guide to a profile: the commands that install it, show that it works, and end it. */
public final class GuideGoal implements Goal {

  private final GoalHost host;
  private final ProfileOptions options;
  private final Path guideFile;
  private final BiFunction<Path, TargetOverride, GenerationResult> generator;

  /** Creates the goal. */
  public GuideGoal(
      GoalHost host,
      ProfileOptions options,
      Path guideFile,
      BiFunction<Path, TargetOverride, GenerationResult> generator) {
    this.host = host;
    this.options = options;
    this.guideFile = guideFile;
    this.generator = generator;
  }

  @Override
  public void run() throws GoalFailure {
    if (options.skips(host)) {
      return;
    }
    CheckedProfile checked = new CheckedProfile(host, options, generator, "");
    FleetGenerator fleet = checked.fleet();
    GenerationResult result =
        fleet == null ? checked.result() : fleet.result(checked.only(fleet)).generated();
    List<Diagnostic> findings = result.diagnostics();
    Profile profile =
        fleet == null
            ? options.target().applyTo(new ProfileReader().read(options.file()).profile())
            : fleet.profile(checked.only(fleet));
    Path path =
        MarkedFile.write(
            guideFile,
            ProfileGuide.of(profile, result.tree()),
            ProfileGuide.MARK,
            "guide",
            "guideFile",
            host);
    GoalLog log = new GoalLog(host);
    log.info(checked.summary(findings));
    log.info("wrote " + path);
  }
}
