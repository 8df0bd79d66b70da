package io.gitopsprofile.maven;

import io.gitopsprofile.goal.SchemaGoal;
import io.gitopsprofile.read.ProfileSchema;
import java.io.File;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the JSON Schema of the profile language, by which an editor completes, explains and checks
 * a <code>profile.yaml</code>, and beside it <code>profile-part.schema.json</code> for included
 * files. Files of these names are replaced.
 */
@Mojo(name = "schema", requiresProject = false, threadSafe = true)
public final class SchemaMojo extends AbstractMojo {

  /** The file to write. */
  @Parameter(
      property = "profile.schemaFile",
      defaultValue = "${basedir}/" + ProfileSchema.FILE_NAME,
      required = true)
  @SuppressWarnings("NullAway.Init")
  File schemaFile;

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    MavenHost.run(new SchemaGoal(MavenHost.of(this, ""), BuildPath.of(schemaFile)));
  }
}
