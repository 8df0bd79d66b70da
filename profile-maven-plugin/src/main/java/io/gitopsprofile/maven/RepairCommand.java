package io.gitopsprofile.maven;

import java.util.Map;
import java.util.TreeMap;

/**
 * The command that renders the tree of a goal again: the goal {@code generate} in the same POM,
 * with the same execution and the same properties of this plugin.
 */
final class RepairCommand {

  private static final String DIRECT = "default-cli";
  private static final String PREFIX = "profile.";
  private static final String CHECK = PREFIX + "check";

  private RepairCommand() {}

  static String of(ProfileMojo goal) {
    String execution = goal.execution.equals(DIRECT) ? "" : "@" + goal.execution;
    PluginCommand command =
        PluginCommand.of(goal.version, "generate" + execution).in(goal.pom, goal.workingDirectory);
    if (goal.ofPom.containsKey(CHECK)) {
      command.with(CHECK, "false");
    }
    for (Map.Entry<Object, Object> property : new TreeMap<>(goal.given).entrySet()) {
      String name = String.valueOf(property.getKey());
      if (name.startsWith(PREFIX) && !name.equals(CHECK)) {
        command.with(name, String.valueOf(property.getValue()));
      }
    }
    return command.toString();
  }
}
