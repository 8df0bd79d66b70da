package io.gitopsprofile.maven;

import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.tree.DiffGoal;
import io.gitopsprofile.goal.tree.DiffOptions;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.TargetOverride;
import java.io.File;
import java.nio.file.Path;
import java.util.function.BiFunction;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the profile would change, object by object in the order in which they are applied, and
 * writes nothing: against the committed tree, or against another profile or target.
 */
@Mojo(name = "diff", requiresProject = false, threadSafe = true)
public final class DiffMojo extends ProfileMojo {

  /** The folder that holds the tree; in a GitOps repository that is its root. */
  @Parameter(property = "profile.outputDirectory", defaultValue = "${basedir}", required = true)
  @SuppressWarnings("NullAway.Init")
  File outputDirectory;

  /** Another profile to compare with, instead of the committed tree. */
  @Parameter(property = "profile.against")
  @Nullable File against;

  /** Flux generation to compare with: this profile rendered for it, instead of the tree. */
  @Parameter(property = "profile.against.flux")
  @Nullable String againstFlux;

  /** Kubernetes version to compare with: this profile rendered for it, instead of the tree. */
  @Parameter(property = "profile.against.kubernetes")
  @Nullable String againstKubernetes;

  /** Source of metrics to compare with: this profile rendered with it, instead of the tree. */
  @Parameter(property = "profile.against.metrics")
  @Nullable String againstMetrics;

  /** Charts to compare with: this profile rendered with them, instead of the tree. */
  @Parameter(property = "profile.against.charts")
  @Nullable String againstCharts;

  /** Environment to compare with: the one of <code>profile.environment</code> as it differs. */
  @Parameter(property = "profile.against.environment")
  @Nullable String againstEnvironment;

  /** Shows file diffs. Default: true, except for a Flux v1 to v2 migration, which prints a plan. */
  @Parameter(property = "profile.differences")
  @Nullable Boolean differences;

  private final BiFunction<Path, TargetOverride, GenerationResult> generator;

  /** Renders with the project's generator. */
  public DiffMojo() {
    this(CheckedProfile.GENERATOR);
  }

  DiffMojo(BiFunction<Path, TargetOverride, GenerationResult> generator) {
    this.generator = generator;
  }

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    TargetOverride other =
        new TargetOverride(againstFlux, againstKubernetes, againstMetrics, againstCharts);
    MavenHost.run(
        new DiffGoal(
            host(),
            new DiffOptions(
                options(),
                BuildPath.of(outputDirectory),
                against == null ? null : BuildPath.of(against),
                other,
                againstEnvironment,
                differences),
            generator));
  }
}
