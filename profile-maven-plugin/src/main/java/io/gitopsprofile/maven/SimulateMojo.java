package io.gitopsprofile.maven;

import io.gitopsprofile.goal.trial.SimulateGoal;
import io.gitopsprofile.goal.trial.SimulateOptions;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Tries a load on the autoscalers of a profile: the number of pods over time, as a table, a plot
 * and in words. The cluster is not asked, and nothing but the report is written.
 */
@Mojo(name = "simulate", requiresProject = false, threadSafe = true)
public final class SimulateMojo extends ProfileMojo {

  /** The name of the only autoscaler to try. Default: all of the profile. */
  @Parameter(property = "profile.autoscaler")
  @Nullable String autoscaler;

  /**
   * The load to try, such as <code>step:25@60..360</code>, <code>ramp:0-100@60..600</code>, <code>
   * spike:200@60..120</code>, <code>sine:10-50/300@0..3600</code> or <code>csv:day.csv</code>, in
   * the unit of the metric. Default: the load that the profile names.
   */
  @Parameter(property = "profile.load")
  @Nullable String load;

  /** Draws the plot with ASCII characters. */
  @Parameter(property = "profile.plain", defaultValue = "false")
  boolean plain;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    File base = workingDirectory;
    Path folder = base == null ? Path.of("") : base.toPath();
    MavenHost.run(
        new SimulateGoal(host(), new SimulateOptions(options(), autoscaler, load, folder, plain)));
  }
}
