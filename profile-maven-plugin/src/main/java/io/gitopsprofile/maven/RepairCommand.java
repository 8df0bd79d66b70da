package io.gitopsprofile.maven;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The command line that renders the tree of a goal anew. */
final class RepairCommand {

  private static final String DIRECT = "default-cli";
  private static final String PREFIX = "profile.";
  private static final String CHECK = PREFIX + "check";
  private static final String SAFE = "._-/:=,@%+\\";

  private RepairCommand() {}

  /**
   * The command for a goal.
   *
   * @param execution the execution that the goal runs in; {@code default-cli} from the command line
   * @param version the plugin's version
   * @param given the properties on the command line; the goal's own are given again
   */
  static String of(String execution, String version, Properties given) {
    StringBuilder command = new StringBuilder("mvn ");
    if (execution.equals(DIRECT)) {
      command.append("io.gitopsprofile:profile-maven-plugin:").append(version).append(":generate");
    } else {
      command.append("generate-sources");
    }
    for (Map.Entry<Object, Object> property : new TreeMap<>(given).entrySet()) {
      String name = String.valueOf(property.getKey());
      if (name.startsWith(PREFIX) && !name.equals(CHECK)) {
        command.append(' ').append(quoted("-D" + name + '=' + property.getValue()));
      }
    }
    return command.toString();
  }

  /** A word of a shell's command line. */
  private static String quoted(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!Character.isLetterOrDigit(word.charAt(i)) && SAFE.indexOf(word.charAt(i)) < 0) {
        return '"' + word + '"';
      }
    }
    return word;
  }
}
