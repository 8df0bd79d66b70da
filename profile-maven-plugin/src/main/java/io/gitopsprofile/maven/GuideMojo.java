package io.gitopsprofile.maven;

import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.GuideGoal;
import java.io.File;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes <code>GUIDE.md</code> for a profile: the commands that create its cluster, install it,
 * read each metric, put load on it, and take it all away.
 */
@Mojo(name = "guide", requiresProject = false, threadSafe = true)
public final class GuideMojo extends ProfileMojo {

  /** The file to write; an older guide is replaced. */
  @Parameter(property = "profile.guideFile", defaultValue = "${basedir}/GUIDE.md", required = true)
  @SuppressWarnings("NullAway.Init")
  File guideFile;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    MavenHost.run(
        new GuideGoal(host(), options(), BuildPath.of(guideFile), CheckedProfile.GENERATOR));
  }
}
