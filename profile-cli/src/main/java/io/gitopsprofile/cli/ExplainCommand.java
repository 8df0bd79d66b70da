package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.goal.ExplainGoal;
import io.gitopsprofile.goal.Goal;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

final class ExplainCommand extends GoalCommand {

  @Override
  String name() {
    return "explain";
  }

  @Override
  String description() {
    return "Explains the code of a finding; without a code, lists all.";
  }

  @Override
  List<OptionSpec> options() {
    return List.of(Options.value("code", "codes"));
  }

  @Override
  String words() {
    return "code";
  }

  @Override
  Goal goal(Terminal terminal, Arguments arguments) {
    String option = arguments.text("code");
    String words = String.join(",", arguments.words());
    return new ExplainGoal(terminal, option == null ? words : option + ',' + words);
  }
}
