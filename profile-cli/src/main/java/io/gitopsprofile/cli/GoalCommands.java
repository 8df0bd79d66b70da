package io.gitopsprofile.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The goals of the command line. */
final class GoalCommands {

  private GoalCommands() {}

  /** All goals, in the order of the help. */
  static List<GoalCommand> all() {
    return List.of(
        new InitCommand(),
        new ValidateCommand(),
        new GenerateCommand(),
        new VerifyCommand(),
        new DiffCommand(),
        new SimulateCommand(),
        new ReportCommand(),
        new InspectCommand(),
        new GuideCommand(),
        new ImportCommand(),
        new UpgradeCommand(),
        new ExplainCommand(),
        new SchemaCommand());
  }

  /** The goal of a name; null if there is none. */
  static @Nullable GoalCommand named(String name) {
    for (GoalCommand goal : all()) {
      if (goal.name().equals(name)) {
        return goal;
      }
    }
    return null;
  }
}
