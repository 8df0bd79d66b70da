package io.gitopsprofile.maven;

import io.gitopsprofile.goal.ExplainGoal;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Explains the code of a finding: an example, the symptom in the cluster, the fix and the source of
 * the rule. Without a code, lists all codes.
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public final class ExplainMojo extends AbstractMojo {

  /** The code to explain, such as <code>PRF012</code>, or several, separated by commas. */
  @Parameter(property = "profile.code")
  @Nullable String code;

  @Parameter(defaultValue = "${plugin.version}", readonly = true)
  @SuppressWarnings("NullAway.Init")
  String version;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    MavenHost.run(new ExplainGoal(MavenHost.of(this, version), code));
  }
}
