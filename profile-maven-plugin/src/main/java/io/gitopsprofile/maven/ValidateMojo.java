package io.gitopsprofile.maven;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.TargetOverride;
import java.nio.file.Path;
import java.util.List;
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
    if (skip) {
      new GoalLog(this).info("Skipped: profile.skip is set");
      return;
    }
    CheckedProfile profile = new CheckedProfile(this, generator, "");
    List<Diagnostic> findings = profile.result().diagnostics();
    new GoalLog(this).info(profile.summary(findings));
  }
}
