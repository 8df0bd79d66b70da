package io.gitopsprofile.maven;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.templates.StarterProfile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes a starter profile into a folder. Existing files are never overwritten. */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
public final class InitMojo extends AbstractMojo {

  private static final String LIST = "list";

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
    if (template.equals(LIST)) {
      StarterProfile.names().forEach(name -> new GoalLog(this).info(line(name)));
      return;
    }
    StarterProfile starter =
        StarterProfile.named(template).orElseThrow(() -> GoalLog.failure(unknown()));
    refuseToOverwrite(starter);
    try {
      write(starter);
    } catch (IOException e) {
      throw GoalLog.error(
          "cannot write into " + outputDirectory + ": " + e + "; check the folder's permissions",
          e);
    }
    new GoalLog(this).info("Render it with:");
    new GoalLog(this).info("  " + generate());
  }

  /** Returns the command that renders the new profile into its own folder. */
  private PluginCommand generate() {
    PluginCommand generate = PluginCommand.of(version, "generate").in(pom, workingDirectory);
    if (basedir != null && !outputDirectory.getAbsoluteFile().equals(basedir.getAbsoluteFile())) {
      File profile = new File(outputDirectory, StarterProfile.PROFILE);
      generate
          .with("profile.file", PluginCommand.relative(profile, basedir))
          .with("profile.outputDirectory", PluginCommand.relative(outputDirectory, basedir));
    }
    return generate;
  }

  private void refuseToOverwrite(StarterProfile starter) throws MojoFailureException {
    for (String file : starter.files().keySet()) {
      Path path = BuildPath.of(outputDirectory).resolve(file);
      if (Files.exists(path) && !isSourceIgnore(file)) {
        throw GoalLog.failure(path + " already exists; delete it or set -Dprofile.outputDirectory");
      }
    }
  }

  private static boolean isSourceIgnore(String file) {
    return file.equals(StarterProfile.SOURCE_IGNORE);
  }

  private void write(StarterProfile starter) throws IOException, MojoFailureException {
    for (Map.Entry<String, String> file : starter.files().entrySet()) {
      Path path = BuildPath.of(outputDirectory).resolve(file.getKey());
      if (isSourceIgnore(file.getKey()) && Files.exists(path)) {
        new GoalLog(this).info(path + " exists; add these lines to it:");
        file.getValue().lines().forEach(line -> new GoalLog(this).info("  " + line));
      } else {
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
        new GoalLog(this).info("created " + path);
      }
    }
  }

  private String unknown() {
    StringBuilder message =
        new StringBuilder("there is no starter profile \"").append(template).append('"');
    ClosestName.of(template, StarterProfile.names())
        .ifPresent(name -> message.append("; did you mean \"").append(name).append("\"?"));
    message.append("\nchoose one with -Dprofile.template:");
    StarterProfile.names().forEach(name -> message.append("\n  ").append(line(name)));
    return message.append('\n').toString();
  }

  private static String line(String name) {
    return name + ": " + StarterProfile.named(name).orElseThrow().description();
  }
}
