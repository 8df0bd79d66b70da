package io.gitopsprofile.maven;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.WriteOptions;
import io.gitopsprofile.tree.record.RecordedProfileName;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.OrphanedFile;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks a profile and renders it into a tree of YAML files that Flux applies. A profile with an
 * error fails the build, and nothing is written.
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_SOURCES,
    requiresProject = false,
    threadSafe = true)
public final class GenerateMojo extends ProfileMojo {

  /** The folder that receives the tree; in a GitOps repository that is its root. */
  @Parameter(property = "profile.outputDirectory", defaultValue = "${basedir}", required = true)
  @SuppressWarnings("NullAway.Init")
  File outputDirectory;

  /**
   * Replaces existing files that block generated ones, and deletes files of profiles that no longer
   * exist. Backups go to <code>profile.copies</code>.
   */
  @Parameter(property = "profile.adopt", defaultValue = "false")
  boolean adopt;

  /**
   * Overwrites generated files that were edited by hand. Backups go to <code>profile.copies</code>.
   */
  @Parameter(property = "profile.force", defaultValue = "false")
  boolean force;

  /**
   * Directory of the backups that <code>adopt</code> and <code>force</code> make, and of copies of
   * deleted files.
   */
  @Parameter(
      property = "profile.copies",
      defaultValue = "${project.build.directory}/profile-copies",
      required = true)
  @SuppressWarnings("NullAway.Init")
  File copies;

  /**
   * Syncs each written file to the disk, so that a power failure leaves the old tree or the new
   * one. Without it, a power failure may leave empty files, which the next run renews.
   */
  @Parameter(property = "profile.fsync", defaultValue = "true")
  boolean fsync;

  /**
   * Writes nothing and acts as the goal <code>verify</code>: <code>mvn verify -Dprofile.check
   * </code> in CI.
   */
  @Parameter(property = "profile.check", defaultValue = "false")
  boolean check;

  /** Directory of the up-to-date cache. Do not commit it. Without a POM there is no cache. */
  @Parameter(
      property = "profile.cache",
      defaultValue = "${project.build.directory}/profile-cache",
      required = true)
  @SuppressWarnings("NullAway.Init")
  File cache;

  private final BiFunction<Path, TargetOverride, GenerationResult> generator;

  /** Renders with the project's generator. */
  public GenerateMojo() {
    this(CheckedProfile.GENERATOR);
  }

  GenerateMojo(BiFunction<Path, TargetOverride, GenerationResult> generator) {
    this.generator = generator;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      new GoalLog(this).info("Skipped: profile.skip is set");
      return;
    }
    long start = System.nanoTime();
    UpToDateRun lastRun = new UpToDateRun(this);
    if (lastRun.isUpToDate()) {
      return;
    }
    CheckedProfile profile = new CheckedProfile(this, generator, "; nothing was written");
    GenerationResult result = profile.result();
    if (check) {
      new Verification(this, profile, outputDirectory).check(result);
      return;
    }
    WriteReport report = write(profile, result);
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    log(report, milliseconds);
    new CheckedProfile(this, generator, "")
        .report(result, report.strangers().findings(), report.keptTags(), outputDirectory);
    lastRun.remember(result, report);
  }

  private WriteReport write(CheckedProfile profile, GenerationResult result)
      throws MojoExecutionException, MojoFailureException {
    Path output = BuildPath.of(outputDirectory);
    WriteOptions options = new WriteOptions(adopt, force, BuildPath.of(copies), fsync);
    try {
      return new TreeWriter()
          .write(result, RecordedProfileName.of(file.toPath(), output), output, options);
    } catch (ProfileException e) {
      throw profile.refused(result, e);
    } catch (IOException e) {
      throw GoalLog.error(
          "cannot write into " + outputDirectory + ": " + IoErrorMessages.describe(e), e);
    }
  }

  private void log(WriteReport report, long milliseconds) {
    log("created ", report.created());
    log("updated ", report.updated());
    log("deleted ", report.deleted());
    log("adopted ", report.adopted());
    TreeLog.log(report.keptTags(), report.absent(), new GoalLog(this));
    for (String path : report.copied()) {
      new GoalLog(this).warn("kept a copy of " + path + " in " + copies);
    }
    for (String path : report.left()) {
      new GoalLog(this)
          .warn(
              path
                  + " was edited and is no longer generated; it was kept and is no longer managed");
    }
    for (OrphanedFile orphan : report.orphans()) {
      new GoalLog(this).warn(orphan.toString());
    }
    for (Drift stranger : report.strangers().files()) {
      new GoalLog(this).warn(stranger.toString());
      new GoalLog(this).warn("  " + StrangerFix.of(stranger));
    }
    new GoalLog(this)
        .info(
            "Rendered "
                + report.total()
                + " files into "
                + outputDirectory
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
      new GoalLog(this).info(what + path);
    }
  }
}
