package io.gitopsprofile.maven;

import io.gitopsprofile.goal.InitGoal;
import java.io.File;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes a starter profile into a folder. Existing files are never overwritten. */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
public final class InitMojo extends AbstractMojo {

  /** The starter profile to write; <code>list</code> prints their names and writes nothing. */
  @Parameter(property = "profile.template", defaultValue = "eks-hpa-flux2", required = true)
  @SuppressWarnings("NullAway.Init")
  String template;

  /** The folder that receives <code>profile.yaml</code>. */
  @Parameter(property = "profile.outputDirectory", defaultValue = "${basedir}", required = true)
  @SuppressWarnings("NullAway.Init")
  File outputDirectory;

  @Parameter(defaultValue = "${plugin.version}", readonly = true)
  @SuppressWarnings("NullAway.Init")
  String version;

  @Parameter(defaultValue = "${basedir}", readonly = true)
  @Nullable File basedir;

  @Parameter(defaultValue = "${project.file}", readonly = true)
  @Nullable File pom;

  @Parameter(defaultValue = "${user.dir}", readonly = true)
  @Nullable File workingDirectory;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    MavenHost host = MavenHost.of(this, version).in(pom, workingDirectory, basedir);
    MavenHost.run(new InitGoal(host, template, BuildPath.of(outputDirectory)));
  }
}
