package io.gitopsprofile.maven;

import io.gitopsprofile.read.ProfileSchema;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    Path path = BuildPath.of(schemaFile).toAbsolutePath();
    try {
      Files.createDirectories(path.getParent());
      Files.writeString(path, ProfileSchema.text());
      String name = String.valueOf(path.getFileName());
      Files.writeString(
          path.resolveSibling(ProfileSchema.PART_FILE_NAME), ProfileSchema.partText(name));
    } catch (IOException e) {
      throw GoalLog.error(
          "cannot write " + path + ": " + e + "; check the folder's permissions", e);
    }
    new GoalLog(this).info("wrote " + path);
    new GoalLog(this).info("Refer to the schema at the top of profile.yaml:");
    new GoalLog(this).info("  # yaml-language-server: $schema=" + path.getFileName());
    new GoalLog(this).info("In an included file, refer to " + ProfileSchema.PART_FILE_NAME);
  }
}
