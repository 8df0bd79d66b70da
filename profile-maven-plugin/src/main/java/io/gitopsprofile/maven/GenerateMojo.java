package io.gitopsprofile.maven;

import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.ProfileOptions;
import io.gitopsprofile.goal.tree.GenerateGoal;
import io.gitopsprofile.goal.tree.GenerateOptions;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.WriteOptions;
import java.io.File;
import java.nio.file.Path;
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
    ProfileOptions profile = options();
    WriteOptions write = new WriteOptions(adopt, force, BuildPath.of(copies), fsync);
    Path record = pom == null ? null : BuildPath.of(cache).resolve(execution);
    MavenHost.run(
        new GenerateGoal(
            host(),
            new GenerateOptions(profile, BuildPath.of(outputDirectory), write, check, record),
            generator));
  }
}
