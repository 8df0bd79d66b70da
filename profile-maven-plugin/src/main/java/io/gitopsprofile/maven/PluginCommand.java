package io.gitopsprofile.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command line that runs a goal of this plugin as printed, in a POSIX shell. It has the plugin's
 * full coordinates, so it needs neither a POM nor a plugin group in {@code settings.xml}.
 */
final class PluginCommand {

  private static final String PLUGIN = "io.gitopsprofile:profile-maven-plugin:";
  private static final String SAFE = "._-/:=,@%+" + File.separatorChar;

  private final List<String> options = new ArrayList<>();
  private final String goal;
  private final List<String> properties = new ArrayList<>();

  private PluginCommand(String goal) {
    this.goal = goal;
  }

  static PluginCommand of(String version, String goal) {
    return new PluginCommand(PLUGIN + version + ':' + goal);
  }

  /** Names the POM, unless Maven finds it in its working directory anyway. */
  PluginCommand in(@Nullable File pom, @Nullable File workingDirectory) {
    if (pom != null && workingDirectory != null) {
      String path = relative(pom, workingDirectory);
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

  /** A file's path below a folder; the absolute path of a file that is elsewhere. */
  static String relative(File file, File folder) {
    String path = file.getAbsolutePath();
    String start = folder.getAbsolutePath() + File.separatorChar;
    return path.startsWith(start) ? path.substring(start.length()) : path;
  }

  @Override
  public String toString() {
    StringBuilder line = new StringBuilder("mvn");
    options.forEach(word -> line.append(' ').append(quoted(word)));
    line.append(' ').append(quoted(goal));
    properties.forEach(word -> line.append(' ').append(quoted(word)));
    return line.toString();
  }

  private static String quoted(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!Character.isLetterOrDigit(word.charAt(i)) && SAFE.indexOf(word.charAt(i)) < 0) {
        return "'" + word.replace("'", "'\\''") + "'";
      }
    }
    return word;
  }
}
