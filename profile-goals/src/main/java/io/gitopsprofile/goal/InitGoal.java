package io.gitopsprofile.goal;

import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.read.ProfileSchema;
import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a starter profile into a folder, with the schema for editors beside it. Existing files are
 * never overwritten.
 */
public final class InitGoal implements Goal {

  private static final String LIST = "list";
  private static final String MODELINE =
      "# yaml-language-server: $schema=" + ProfileSchema.FILE_NAME + "\n";

  private final GoalHost host;
  private final GoalLog log;
  private final String template;
  private final OwnApplication application;
  private final Path outputDirectory;

  /**
   * Creates the goal.
   *
   * @param template the name of the starter profile; {@code list} prints all names; null for {@code
   *     app} where a value of one's own application is given, else {@code eks-hpa-flux2}
   * @param application the values for the starter {@code app}
   */
  public InitGoal(
      GoalHost host, @Nullable String template, OwnApplication application, Path outputDirectory) {
    this.host = host;
    this.log = new GoalLog(host);
    String usual = application.isEmpty() ? StarterProfile.DEFAULT : StarterProfile.APP;
    this.template = template == null ? usual : template;
    this.application = application;
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
    String profile = application.in(starter, host);
    refuseToOverwrite(starter);
    try {
      write(starter, profile);
    } catch (IOException e) {
      throw GoalLog.error(
          "cannot write into " + outputDirectory + ": " + e + "; check the folder's permissions",
          e);
    }
    log.info("Check it with:");
    log.info("  " + command("validate"));
    log.info("Render it with:");
    log.info("  " + command("generate"));
  }

  /** Returns the command that runs a goal on the new profile, in its own folder. */
  private String command(String goal) {
    Path base = host.folder();
    if (base == null || outputDirectory.toAbsolutePath().equals(base.toAbsolutePath())) {
      return host.command(goal, Map.of());
    }
    Map<String, String> options = new LinkedHashMap<>();
    options.put("file", ShownPath.of(outputDirectory.resolve(StarterProfile.PROFILE), base));
    if (goal.equals("generate")) {
      options.put("outputDirectory", ShownPath.of(outputDirectory, base));
    }
    return host.command(goal, options);
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

  private void write(StarterProfile starter, String profile) throws IOException {
    for (Map.Entry<String, String> file : starter.files().entrySet()) {
      Path path = outputDirectory.resolve(file.getKey());
      if (isSourceIgnore(file.getKey()) && Files.exists(path)) {
        log.info(path + " exists; add these lines to it:");
        file.getValue().lines().forEach(line -> log.info("  " + line));
      } else {
        Files.createDirectories(path.getParent());
        boolean isProfile = file.getKey().equals(StarterProfile.PROFILE);
        String text = isProfile ? MODELINE + profile : file.getValue();
        Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
        log.info("created " + path);
      }
    }
    Path schema = outputDirectory.resolve(ProfileSchema.FILE_NAME);
    if (!Files.exists(schema)) {
      Files.writeString(schema, ProfileSchema.text(), StandardOpenOption.CREATE_NEW);
      log.info("created " + schema + ", by which an editor completes and checks the profile");
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
