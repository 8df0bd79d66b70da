package io.gitopsprofile.maven;

import io.gitopsprofile.goal.InitGoal;
import io.gitopsprofile.goal.OwnApplication;
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

  /**
   * The starter profile to write; <code>list</code> prints their names and writes nothing. Left
   * out: <code>app</code> with a <code>name</code>, <code>image</code> or <code>counter</code>,
   * else <code>eks-hpa-flux2</code>.
   */
  @Parameter(property = "profile.template")
  @Nullable String template;

  /** The name of your application, for the starter <code>app</code>. */
  @Parameter(property = "profile.name")
  @Nullable String name;

  /** The image of your application, for the starter <code>app</code>. */
  @Parameter(property = "profile.image")
  @Nullable String image;

  /** The counter of your application's requests, for the starter <code>app</code>. */
  @Parameter(property = "profile.counter")
  @Nullable String counter;

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
    OwnApplication application = new OwnApplication(name, image, counter);
    MavenHost host = MavenHost.of(this, version).in(pom, workingDirectory, basedir);
    MavenHost.run(new InitGoal(host, template, application, BuildPath.of(outputDirectory)));
  }
}
