package io.gitopsprofile.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The command line, for a POSIX shell, that renders the tree of a goal anew: the goal {@code
 * generate} in the same POM, with the same execution and the same properties of this plugin.
 */
final class RepairCommand {

  private static final String GENERATE = "mvn io.gitopsprofile:profile-maven-plugin:%s:generate";
  private static final String DIRECT = "default-cli";
  private static final String PREFIX = "profile.";
  private static final String CHECK = PREFIX + "check";
  private static final String SAFE = "._-/:=,@%+" + File.separatorChar;

  private RepairCommand() {}

  static String of(ProfileMojo goal) {
    StringBuilder command = new StringBuilder(GENERATE.formatted(goal.version));
    if (!goal.execution.equals(DIRECT)) {
      command.append(quoted("@" + goal.execution));
    }
    String pom = pom(goal);
    if (!pom.equals("pom.xml")) {
      command.append(" -f ").append(quoted(pom));
    }
    if (goal.ofPom.containsKey(CHECK)) {
      command.append(" -D" + CHECK + "=false");
    }
    for (Map.Entry<Object, Object> property : new TreeMap<>(goal.given).entrySet()) {
      String name = String.valueOf(property.getKey());
      if (name.startsWith(PREFIX) && !name.equals(CHECK)) {
        command.append(' ').append(quoted("-D" + name + '=' + property.getValue()));
      }
    }
    return command.toString();
  }

  private static String pom(ProfileMojo goal) {
    @Nullable File pom = goal.pom;
    @Nullable File folder = goal.workingDirectory;
    if (pom == null || folder == null) {
      return "pom.xml";
    }
    Path file = pom.toPath();
    return (file.startsWith(folder.toPath()) ? folder.toPath().relativize(file) : file).toString();
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
