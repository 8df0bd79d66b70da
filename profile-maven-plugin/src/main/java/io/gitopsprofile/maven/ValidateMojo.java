package io.gitopsprofile.maven;

import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.ValidateGoal;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.TargetOverride;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Checks a profile as <code>generate</code> does, and writes nothing. A profile with an error fails
 * the build.
 */
@Mojo(
    name = "validate",
    defaultPhase = LifecyclePhase.VALIDATE,
    requiresProject = false,
    threadSafe = true)
public final class ValidateMojo extends ProfileMojo {

  private final BiFunction<Path, TargetOverride, GenerationResult> generator;

  /** Checks with the project's generator. */
  public ValidateMojo() {
    this(CheckedProfile.GENERATOR);
  }

  ValidateMojo(BiFunction<Path, TargetOverride, GenerationResult> generator) {
    this.generator = generator;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    MavenHost.run(new ValidateGoal(host(), options(), generator));
  }
}
