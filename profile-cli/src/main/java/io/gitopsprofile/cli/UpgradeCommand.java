package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.tree.UpgradeGoal;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

final class UpgradeCommand extends GoalCommand {

  @Override
  String name() {
    return "upgrade";
  }

  @Override
  String description() {
    return "Rewrites a profile of a former snapshot, and keeps its comments and its tree.";
  }

  @Override
  List<OptionSpec> options() {
    return List.of(
        Options.value("file", "file"),
        Options.value("outputDirectory", "folder"),
        Options.flag("dryRun"));
  }

  @Override
  Goal goal(Terminal terminal, Arguments arguments) throws GoalFailure {
    return new UpgradeGoal(
        terminal,
        arguments.path("file", "profile.yaml"),
        arguments.outputDirectory(),
        arguments.flag("dryRun", false));
  }
}
