package io.gitopsprofile.maven;

import io.gitopsprofile.goal.ShownPath;
import io.gitopsprofile.model.value.ShellCommand;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line that runs a goal of this plugin as printed, in a POSIX shell. The command uses the
 * plugin's full coordinates, so no POM or plugin group in {@code settings.xml} is needed.
 */
final class PluginCommand {

  private static final String PLUGIN = "io.gitopsprofile:profile-maven-plugin:";

  private final List<String> options = new ArrayList<>();
  private final String goal;
  private final List<String> properties = new ArrayList<>();

  private PluginCommand(String goal) {
    this.goal = goal;
  }

  static PluginCommand of(String version, String goal) {
    return new PluginCommand(PLUGIN + version + ':' + goal);
  }

  /** Adds the POM unless Maven finds it in the working directory. */
  PluginCommand in(@Nullable File pom, @Nullable File workingDirectory) {
    if (pom != null && workingDirectory != null) {
      String path = ShownPath.of(pom.toPath(), workingDirectory.toPath());
      if (!path.equals("pom.xml")) {
        options.add("-f");
        options.add(path);
      }
    }
    return this;
  }

  PluginCommand with(String property, String value) {
    properties.add("-D" + property + '=' + value);
    return this;
  }

  @Override
  public String toString() {
    List<String> words = new ArrayList<>(List.of("mvn"));
    words.addAll(options);
    words.add(goal);
    words.addAll(properties);
    return ShellCommand.of(words);
  }
}
