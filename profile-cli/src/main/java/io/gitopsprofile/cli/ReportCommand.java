package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.ReportGoal;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

final class ReportCommand extends GoalCommand {

  @Override
  String name() {
    return "report";
  }

  @Override
  String description() {
    return "Writes a page that shows the chain of each autoscaler, and Markdown for reviews.";
  }

  @Override
  List<OptionSpec> options() {
    return Options.ofProfile(
        Options.value("tree", "folder"), Options.value("reportDirectory", "folder"));
  }

  @Override
  Goal goal(Terminal terminal, Arguments arguments) throws GoalFailure {
    return new ReportGoal(
        terminal,
        arguments.profile(),
        arguments.path("tree"),
        arguments.path("reportDirectory", "target/profile-report"));
  }
}
