package io.gitopsprofile.maven;

import io.gitopsprofile.goal.tree.UpgradeGoal;
import java.io.File;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a profile of a former snapshot in the language of today, so that its tree stays as it
 * is. Comments, order and quotes stay; lines that the goal cannot rewrite are named with a fix.
 */
@Mojo(name = "upgrade", requiresProject = false, threadSafe = true)
public final class UpgradeMojo extends AbstractMojo {

  /** The profile to rewrite. */
  @Parameter(property = "profile.file", defaultValue = "${basedir}/profile.yaml", required = true)
  @SuppressWarnings("NullAway.Init")
  File file;

  /** The folder that holds the tree, which tells the defaults that the running releases have. */
  @Parameter(property = "profile.outputDirectory", defaultValue = "${basedir}", required = true)
  @SuppressWarnings("NullAway.Init")
  File outputDirectory;

  /** Shows the changes and writes nothing. */
  @Parameter(property = "profile.dryRun", defaultValue = "false")
  boolean dryRun;

  @Parameter(defaultValue = "${plugin.version}", readonly = true)
  @SuppressWarnings("NullAway.Init")
  String version;

  @Parameter(defaultValue = "${project.file}", readonly = true)
  @Nullable File pom;

  @Parameter(defaultValue = "${user.dir}", readonly = true)
  @Nullable File workingDirectory;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    File base = pom == null ? workingDirectory : pom.getAbsoluteFile().getParentFile();
    MavenHost host = MavenHost.of(this, version).in(pom, workingDirectory, base);
    MavenHost.run(new UpgradeGoal(host, BuildPath.of(file), BuildPath.of(outputDirectory), dryRun));
  }
}
