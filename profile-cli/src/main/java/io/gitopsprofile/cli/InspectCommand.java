package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.InspectGoal;
import io.gitopsprofile.goal.InspectOptions;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

final class InspectCommand extends GoalCommand {

  @Override
  String name() {
    return "inspect";
  }

  @Override
  String description() {
    return "Checks a tree that nobody generated, and writes nothing.";
  }

  @Override
  List<OptionSpec> options() {
    return List.of(
        Options.value("tree", "folder"),
        Options.value("kubernetes", "version"),
        Options.flag("failOnWarning"),
        Options.value("report", "file"));
  }

  @Override
  Goal goal(Terminal terminal, Arguments arguments) throws GoalFailure {
    boolean isInput = "-".equals(arguments.text("tree"));
    InspectOptions options =
        new InspectOptions(
            isInput ? Path.of("-") : arguments.path("tree", "."),
            arguments.text("kubernetes"),
            arguments.flag("failOnWarning", false),
            arguments.path("report"));
    return new InspectGoal(terminal, options, System.in);
  }
}
