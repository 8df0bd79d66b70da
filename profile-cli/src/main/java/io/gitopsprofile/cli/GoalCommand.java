package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** A goal as a command: its options, and the goal that they make. */
abstract class GoalCommand {

  /** The name, which is that of the goal in Maven. */
  abstract String name();

  /** One sentence about the goal. */
  abstract String description();

  /** The options, named as the parameters of the goal in Maven. */
  abstract List<OptionSpec> options();

  /** The label of words that stand without an option; empty if the goal takes none. */
  String words() {
    return "";
  }

  /**
   * Makes the goal.
   *
   * @throws GoalFailure if an option has a value that the goal cannot use
   */
  abstract Goal goal(Terminal terminal, Arguments arguments) throws GoalFailure;
}
