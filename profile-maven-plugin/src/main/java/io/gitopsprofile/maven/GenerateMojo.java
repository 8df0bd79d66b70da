package io.gitopsprofile.maven;

import io.gitopsprofile.check.ProfileException;
import io.gitopsprofile.render.Result;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.DroppedMarker;
import io.gitopsprofile.tree.Orphan;
import io.gitopsprofile.tree.OwnName;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.WriteOptions;
import io.gitopsprofile.tree.WriteReport;
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

  /** Directory of the backups that <code>adopt</code> and <code>force</code> make. */
  @Parameter(
      property = "profile.copies",
      defaultValue = "${project.build.directory}/profile-copies",
      required = true)
  @SuppressWarnings("NullAway.Init")
  File copies;

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

  private final BiFunction<Path, TargetOverride, Result> generator;

  /** Renders with the project's generator. */
  public GenerateMojo() {
    this(CheckedProfile.GENERATOR);
  }

  GenerateMojo(BiFunction<Path, TargetOverride, Result> generator) {
    this.generator = generator;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipped: profile.skip is set");
      return;
    }
    long start = System.nanoTime();
    RememberedRun remembered = new RememberedRun(this);
    if (remembered.isUpToDate()) {
      return;
    }
    CheckedProfile profile = new CheckedProfile(this, generator, "; nothing was written");
    Result result = profile.result();
    if (check) {
      new Verification(this, outputDirectory).check(result);
      return;
    }
    WriteReport report = write(profile, result);
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    log(report, milliseconds);
    remembered.remember(result, report);
  }

  private WriteReport write(CheckedProfile profile, Result result)
      throws MojoExecutionException, MojoFailureException {
    Path output = BuildPath.of(outputDirectory);
    WriteOptions options = new WriteOptions(adopt, force, BuildPath.of(copies));
    try {
      return new TreeWriter().write(result, OwnName.of(file.toPath(), output), output, options);
    } catch (ProfileException e) {
      throw profile.refused(result, e);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "cannot write into " + outputDirectory + ": " + DiskFault.describe(e), e);
    }
  }

  private void log(WriteReport report, long milliseconds) {
    log("created ", report.created());
    log("updated ", report.updated());
    log("deleted ", report.deleted());
    log("adopted ", report.adopted());
    TreeNotes.log(report.keptTags(), report.absent(), getLog());
    for (DroppedMarker marker : report.droppedMarkers()) {
      getLog().warn(marker.toString());
    }
    for (String path : report.copied()) {
      getLog().warn("kept a copy of " + path + " in " + copies);
    }
    for (String path : report.left()) {
      getLog()
          .warn(
              path
                  + " was edited by hand and is not generated any more: it stays, and is yours"
                  + " now");
    }
    for (Orphan orphan : report.orphans()) {
      getLog().warn(orphan.toString());
    }
    getLog()
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
      getLog().info(what + path);
    }
  }
}
