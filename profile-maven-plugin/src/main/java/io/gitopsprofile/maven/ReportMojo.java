package io.gitopsprofile.maven;

import io.gitopsprofile.goal.ReportGoal;
import java.io.File;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Writes <code>report.html</code>, a page that shows the chain of each autoscaler, the order of
 * releases, the drivers of cost, all findings and the pods under load, and <code>report.md</code>
 * with diagrams for reviews. Both are written before an error fails the goal.
 */
@Mojo(name = "report", requiresProject = false, threadSafe = true)
public final class ReportMojo extends ProfileMojo {

  /** The folder of a tree that nobody generated, to report on instead of the profile. */
  @Parameter(property = "profile.tree")
  @Nullable File tree;

  /** The folder for the report; older reports in it are replaced. */
  @Parameter(
      property = "profile.reportDirectory",
      defaultValue = "${project.build.directory}/profile-report",
      required = true)
  @SuppressWarnings("NullAway.Init")
  File reportDirectory;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    MavenHost.run(
        new ReportGoal(
            host(),
            options(),
            tree == null ? null : BuildPath.of(tree),
            BuildPath.of(reportDirectory)));
  }
}
