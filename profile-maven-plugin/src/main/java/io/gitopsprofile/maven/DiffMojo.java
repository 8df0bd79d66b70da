package io.gitopsprofile.maven;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.TreeDiff;
import io.gitopsprofile.tree.TreeVerifier;
import io.gitopsprofile.tree.record.RecordedProfileName;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.ObjectChange;
import io.gitopsprofile.tree.report.ObjectChange.Action;
import io.gitopsprofile.tree.report.PreservedImageTag;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  @Parameter(property = "profile.againstFlux")
  @Nullable String againstFlux;

  /** Kubernetes version to compare with: this profile rendered for it, instead of the tree. */
  @Parameter(property = "profile.againstKubernetes")
  @Nullable String againstKubernetes;

  /** Source of metrics to compare with: this profile rendered with it, instead of the tree. */
  @Parameter(property = "profile.againstMetrics")
  @Nullable String againstMetrics;

  /** Charts to compare with: this profile rendered with them, instead of the tree. */
  @Parameter(property = "profile.againstCharts")
  @Nullable String againstCharts;

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
    if (skip) {
      new GoalLog(this).info("Skipped: profile.skip is set");
      return;
    }
    CheckedProfile profile = new CheckedProfile(this, generator, "");
    GenerationResult result = profile.result();
    List<ObjectChange> changes =
        isAgainstAnother()
            ? TreeDiff.between(other(profile).tree(), result.tree())
            : againstTree(result);
    List<PreservedImageTag> values = new ArrayList<>();
    for (ObjectChange change : changes) {
      values.addAll(change.keptTags());
    }
    profile.report(result, List.of(), values, outputDirectory);
    log(changes);
    if (!isAgainstAnother()) {
      logStrangers(result);
    }
  }

  private boolean isAgainstAnother() {
    return against != null
        || againstFlux != null
        || againstKubernetes != null
        || againstMetrics != null
        || againstCharts != null;
  }

  private GenerationResult other(CheckedProfile profile) throws MojoFailureException {
    File other = against == null ? file : against;
    return profile.rendered(
        other,
        new TargetOverride(
            againstFlux == null && against == null ? flux : againstFlux,
            againstKubernetes == null && against == null ? kubernetes : againstKubernetes,
            againstMetrics == null && against == null ? metrics : againstMetrics,
            againstCharts == null && against == null ? charts : againstCharts));
  }

  private List<ObjectChange> againstTree(GenerationResult result)
      throws MojoExecutionException, MojoFailureException {
    Path directory = BuildPath.of(outputDirectory);
    try {
      return TreeDiff.between(
          directory, RecordedProfileName.of(file.toPath(), directory), result.tree());
    } catch (IOException e) {
      throw GoalLog.error("cannot read " + outputDirectory + ": " + IoErrorMessages.describe(e), e);
    }
  }

  private void logStrangers(GenerationResult result)
      throws MojoExecutionException, MojoFailureException {
    Path directory = BuildPath.of(outputDirectory);
    try {
      String profile = RecordedProfileName.of(file.toPath(), directory);
      for (Drift stranger : new TreeVerifier().strangers(result, profile, directory)) {
        new GoalLog(this).warn(stranger.toString());
      }
    } catch (IOException e) {
      throw GoalLog.error("cannot read " + outputDirectory + ": " + IoErrorMessages.describe(e), e);
    }
  }

  private void log(List<ObjectChange> changes) {
    boolean isPlan = changes.stream().anyMatch(change -> change.action() == Action.REPLACE);
    for (ObjectChange change : changes) {
      TreeLog.log(change.keptTags(), List.of(), new GoalLog(this));
      if (isPlan || change.action() != Action.UNCHANGED) {
        new GoalLog(this).info(change.toString());
        change.effect().lines().forEach(this::logIndented);
      }
      if (differences == null ? !isPlan : differences) {
        change.difference().lines().forEach(this::logIndented);
      }
    }
    new GoalLog(this).info("Objects: " + summary(changes));
    if (isPlan && differences == null) {
      new GoalLog(this).info("To show file diffs: -Dprofile.differences");
    }
  }

  private void logIndented(String line) {
    new GoalLog(this).info("    " + line);
  }

  private static String summary(List<ObjectChange> changes) {
    StringBuilder summary = new StringBuilder();
    for (Action action : Action.values()) {
      long count = changes.stream().filter(change -> change.action() == action).count();
      if (count > 0) {
        summary
            .append(summary.isEmpty() ? "" : ", ")
            .append(count)
            .append(' ')
            .append(action.word());
      }
    }
    return summary.isEmpty() ? "none" : summary.toString();
  }
}
