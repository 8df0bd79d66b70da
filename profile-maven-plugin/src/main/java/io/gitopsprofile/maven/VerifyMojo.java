package io.gitopsprofile.maven;

import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.tree.VerifyGoal;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.TargetOverride;
import java.io.File;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fails the build if the committed tree differs from the rendered profile, prints the difference
 * and the command that repairs it, and writes nothing.
 */
@Mojo(
    name = "verify",
    defaultPhase = LifecyclePhase.VERIFY,
    requiresProject = false,
    threadSafe = true)
public final class VerifyMojo extends ProfileMojo {

  /** The folder that holds the tree; in a GitOps repository that is its root. */
  @Parameter(property = "profile.outputDirectory", defaultValue = "${basedir}", required = true)
  @SuppressWarnings("NullAway.Init")
  File outputDirectory;

  private final BiFunction<Path, TargetOverride, GenerationResult> generator;

  /** Renders with the project's generator. */
  public VerifyMojo() {
    this(CheckedProfile.GENERATOR);
  }

  VerifyMojo(BiFunction<Path, TargetOverride, GenerationResult> generator) {
    this.generator = generator;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    MavenHost.run(new VerifyGoal(host(), options(), BuildPath.of(outputDirectory), generator));
  }
}
