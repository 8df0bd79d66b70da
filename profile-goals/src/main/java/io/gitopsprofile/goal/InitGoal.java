package io.gitopsprofile.goal;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a starter profile into a folder. Existing files are never overwritten. */
public final class InitGoal implements Goal {

  private static final String LIST = "list";

  private final GoalHost host;
  private final GoalLog log;
  private final String template;
  private final Path outputDirectory;

  /**
   * Creates the goal.
   *
   * @param template the name of the starter profile; {@code list} prints all names
   */
  public InitGoal(GoalHost host, String template, Path outputDirectory) {
    this.host = host;
    this.log = new GoalLog(host);
    this.template = template;
    this.outputDirectory = outputDirectory;
  }

  @Override
  public void run() throws GoalFailure {
    if (template.equals(LIST)) {
      StarterProfile.names().forEach(name -> log.info(line(name)));
      return;
    }
    StarterProfile starter =
        StarterProfile.named(template).orElseThrow(() -> GoalLog.usage(unknown()));
    refuseToOverwrite(starter);
    try {
      write(starter);
    } catch (IOException e) {
      throw GoalLog.error(
          "cannot write into " + outputDirectory + ": " + e + "; check the folder's permissions",
          e);
    }
    log.info("Render it with:");
    log.info("  " + generate());
  }

  /** Returns the command that renders the new profile into its own folder. */
  private String generate() {
    Path base = host.folder();
    if (base == null || outputDirectory.toAbsolutePath().equals(base.toAbsolutePath())) {
      return host.command("generate", Map.of());
    }
    Map<String, String> options = new LinkedHashMap<>();
    options.put("file", ShownPath.of(outputDirectory.resolve(StarterProfile.PROFILE), base));
    options.put("outputDirectory", ShownPath.of(outputDirectory, base));
    return host.command("generate", options);
  }

  private void refuseToOverwrite(StarterProfile starter) throws GoalFailure {
    for (String file : starter.files().keySet()) {
      Path path = outputDirectory.resolve(file);
      if (Files.exists(path) && !isSourceIgnore(file)) {
        throw GoalLog.failure(
            path + " already exists; delete it or set " + host.typed("outputDirectory"));
      }
    }
  }

  private static boolean isSourceIgnore(String file) {
    return file.equals(StarterProfile.SOURCE_IGNORE);
  }

  private void write(StarterProfile starter) throws IOException {
    for (Map.Entry<String, String> file : starter.files().entrySet()) {
      Path path = outputDirectory.resolve(file.getKey());
      if (isSourceIgnore(file.getKey()) && Files.exists(path)) {
        log.info(path + " exists; add these lines to it:");
        file.getValue().lines().forEach(line -> log.info("  " + line));
      } else {
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
        log.info("created " + path);
      }
    }
  }

  private String unknown() {
    StringBuilder message =
        new StringBuilder("there is no starter profile \"").append(template).append('"');
    ClosestName.of(template, StarterProfile.names())
        .ifPresent(name -> message.append("; did you mean \"").append(name).append("\"?"));
    message.append("\nchoose one with " + host.typed("template") + ":");
    StarterProfile.names().forEach(name -> message.append("\n  ").append(line(name)));
    return message.append('\n').toString();
  }

  private static String line(String name) {
    return name + ": " + StarterProfile.named(name).orElseThrow().description();
  }
}
