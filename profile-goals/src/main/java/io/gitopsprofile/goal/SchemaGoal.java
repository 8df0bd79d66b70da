package io.gitopsprofile.goal;

import io.gitopsprofile.read.ProfileSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the JSON Schema of the profile language. */
public final class SchemaGoal implements Goal {

  private final GoalHost host;
  private final Path schemaFile;

  /** Creates the goal. */
  public SchemaGoal(GoalHost host, Path schemaFile) {
    this.host = host;
    this.schemaFile = schemaFile;
  }

  @Override
  public void run() throws GoalFailure {
    Path path = schemaFile.toAbsolutePath();
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
    GoalLog log = new GoalLog(host);
    log.info("wrote " + path);
    log.info("Refer to the schema at the top of profile.yaml:");
    log.info("  # yaml-language-server: $schema=" + path.getFileName());
    log.info("In an included file, refer to " + ProfileSchema.PART_FILE_NAME);
  }
}
