package io.gitopsprofile.maven;

import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalHost;
import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.goal.ProgressLine;
import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.jspecify.annotations.Nullable;

/** Maven as the program that runs goals: the log of a goal, and its properties. */
final class MavenHost implements GoalHost {

  private static final String PREFIX = "profile.";

  /** The goal that reads no project; its command is the same in every folder. */
  private static final String ANYWHERE = "explain";

  private final Mojo mojo;
  private final String version;
  private final @Nullable File pom;
  private final @Nullable File workingDirectory;
  private final @Nullable Path folder;
  private final ProgressLine progress = new ProgressLine(System.err);

  private MavenHost(
      Mojo mojo,
      String version,
      @Nullable File pom,
      @Nullable File workingDirectory,
      @Nullable Path folder) {
    this.mojo = mojo;
    this.version = version;
    this.pom = pom;
    this.workingDirectory = workingDirectory;
    this.folder = folder;
  }

  /** Runs a goal without a project. */
  static MavenHost of(Mojo mojo, String version) {
    return new MavenHost(mojo, version, null, null, null);
  }

  /** Runs the goal in a project, whose commands are relative to a folder. */
  MavenHost in(@Nullable File ofProject, @Nullable File from, @Nullable File base)
      throws MojoFailureException {
    return new MavenHost(mojo, version, ofProject, from, base == null ? null : BuildPath.of(base));
  }

  /** Runs a goal and turns its failure into one of Maven's. */
  static void run(Goal goal) throws MojoExecutionException, MojoFailureException {
    try {
      goal.run();
    } catch (GoalFailure e) {
      // Without the failure as cause: Maven would repeat its text, and -e would bury it in frames.
      switch (e.kind()) {
        case REFUSED, USAGE -> throw new MojoFailureException(e.getMessage());
        case IO -> throw new MojoExecutionException(e.getMessage(), e.getCause());
      }
    }
  }

  /** Creates the failure of a goal whose parameters cannot be used. */
  static MojoFailureException failure(String message) {
    return new MojoFailureException(GoalLog.usage(message).getMessage());
  }

  @Override
  public void print(Level level, String text) {
    switch (level) {
      case INFO -> mojo.getLog().info(text);
      case WARNING -> mojo.getLog().warn(text);
    }
  }

  @Override
  public void progress(String text) {
    if (mojo instanceof ProfileMojo profile && profile.interactive && ProgressLine.isWatched()) {
      progress.show(text);
    }
  }

  @Override
  public @Nullable Path folder() {
    return folder;
  }

  @Override
  public String option(String name) {
    return PREFIX + name;
  }

  @Override
  public String typed(String name) {
    return "-D" + PREFIX + name;
  }

  @Override
  public String command(String goal, Map<String, String> options) {
    PluginCommand command = PluginCommand.of(version, goal);
    if (!goal.equals(ANYWHERE)) {
      command.in(pom, workingDirectory);
    }
    for (Map.Entry<String, String> option : options.entrySet()) {
      command.with(PREFIX + option.getKey(), option.getValue());
    }
    return command.toString();
  }

  @Override
  public String repair() {
    if (!(mojo instanceof ProfileMojo profile)) {
      throw new IllegalStateException(mojo + " renders no tree");
    }
    return "fix: run this with your other -D and -P, and commit the changes:\n  "
        + RepairCommand.of(profile);
  }
}
