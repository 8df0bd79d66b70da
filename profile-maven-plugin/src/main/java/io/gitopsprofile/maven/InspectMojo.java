package io.gitopsprofile.maven;

import io.gitopsprofile.goal.InspectGoal;
import io.gitopsprofile.goal.InspectOptions;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks a tree that nobody generated, such as a Flux repository or the objects of a running
 * cluster, and writes nothing. A tree with an error fails the build.
 */
@Mojo(name = "inspect", requiresProject = false, threadSafe = true)
public final class InspectMojo extends AbstractMojo {

  /** The folder of the tree, or - to read objects from standard input. */
  @Parameter(property = "profile.tree", defaultValue = ".", required = true)
  @SuppressWarnings("NullAway.Init")
  String tree;

  /** The Kubernetes version of the cluster. Default: the newest that serves the tree's objects. */
  @Parameter(property = "profile.kubernetes")
  @Nullable String kubernetes;

  /** Fails the build also on a warning. */
  @Parameter(property = "profile.failOnWarning", defaultValue = "false")
  boolean failOnWarning;

  /** File for the report of all findings, .sarif or .json. */
  @Parameter(property = "profile.report")
  @Nullable File report;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Path file = report == null ? null : BuildPath.of(report);
    InspectOptions options = new InspectOptions(Path.of(tree), kubernetes, failOnWarning, file);
    MavenHost.run(new InspectGoal(MavenHost.of(this, ""), options, System.in));
  }
}
