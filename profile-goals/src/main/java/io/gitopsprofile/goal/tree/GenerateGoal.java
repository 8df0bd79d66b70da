package io.gitopsprofile.goal.tree;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalHost;
import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.goal.IoErrorMessages;
import io.gitopsprofile.render.FleetGenerator;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.record.RecordedProfileName;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.OrphanedFile;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Checks a profile and renders it into a tree of YAML files. */
public final class GenerateGoal implements Goal {

  private final GoalHost host;
  private final GenerateOptions options;
  private final BiFunction<Path, TargetOverride, GenerationResult> generator;

  /** Creates the goal. */
  public GenerateGoal(
      GoalHost host,
      GenerateOptions options,
      BiFunction<Path, TargetOverride, GenerationResult> generator) {
    this.host = host;
    this.options = options;
    this.generator = generator;
  }

  @Override
  public void run() throws GoalFailure {
    if (options.profile().skips(host)) {
      return;
    }
    long start = System.nanoTime();
    UpToDateRun lastRun = new UpToDateRun(host, options);
    if (lastRun.isUpToDate()) {
      return;
    }
    CheckedProfile profile =
        new CheckedProfile(host, options.profile(), generator, "; nothing was written");
    FleetGenerator fleet = options.check() ? profile.fleet() : profile.uncheckedFleet();
    if (fleet != null) {
      FleetTrees trees = new FleetTrees(host, options.profile().file(), options.outputDirectory());
      if (options.check()) {
        trees.verify(fleet);
      } else {
        trees.write(fleet, profile, options.write(), lastRun.ofFleet());
      }
      return;
    }
    GenerationResult result = profile.result();
    if (options.check()) {
      new Verification(host, options.profile().file(), profile, options.outputDirectory())
          .check(result);
      return;
    }
    WriteReport report = write(profile, result);
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    log(report, milliseconds);
    new CheckedProfile(host, options.profile(), generator, "")
        .report(
            result, report.strangers().findings(), report.keptTags(), options.outputDirectory());
    lastRun.remember(result, report);
  }

  private WriteReport write(CheckedProfile profile, GenerationResult result) throws GoalFailure {
    Path output = options.outputDirectory();
    Path file = options.profile().file();
    try {
      return new TreeWriter()
          .write(result, RecordedProfileName.of(file, output), output, options.write());
    } catch (ProfileException e) {
      throw profile.refused(result, e);
    } catch (IOException e) {
      throw GoalLog.error("cannot write into " + output + ": " + IoErrorMessages.describe(e), e);
    }
  }

  private void log(WriteReport report, long milliseconds) {
    GoalLog log = new GoalLog(host);
    log("created ", report.created());
    log("updated ", report.updated());
    log("deleted ", report.deleted());
    log("adopted ", report.adopted());
    TreeLog.log(report.keptTags(), report.absent(), log);
    for (String path : report.copied()) {
      log.warn("kept a copy of " + path + " in " + options.write().copies());
    }
    for (String path : report.left()) {
      log.warn(
          path + " was edited and is no longer generated; it was kept and is no longer managed");
    }
    for (OrphanedFile orphan : report.orphans()) {
      log.warn(orphan.toString());
    }
    for (Drift stranger : report.strangers().files()) {
      log.warn(stranger.toString());
      log.warn("  " + StrangerFix.of(stranger));
    }
    log.info(
        "Rendered "
            + report.total()
            + " files into "
            + options.outputDirectory()
            + ": "
            + report.created().size()
            + " created, "
            + report.updated().size()
            + " updated, "
            + (report.deleted().isEmpty() ? "" : report.deleted().size() + " deleted, ")
            + report.unchanged().size()
            + " unchanged in "
            + milliseconds
            + " ms");
  }

  private void log(String what, List<String> paths) {
    for (String path : paths) {
      new GoalLog(host).info(what + path);
    }
  }
}
