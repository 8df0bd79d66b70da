package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.trial.SimulateGoal;
import io.gitopsprofile.goal.trial.SimulateOptions;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

final class SimulateCommand extends GoalCommand {

  @Override
  String name() {
    return "simulate";
  }

  @Override
  String description() {
    return "Tries a load on the autoscalers of a profile.";
  }

  @Override
  List<OptionSpec> options() {
    return Options.ofProfile(
        Options.value("autoscaler", "name"), Options.value("load", "load"), Options.flag("plain"));
  }

  @Override
  Goal goal(Terminal terminal, Arguments arguments) throws GoalFailure {
    SimulateOptions options =
        new SimulateOptions(
            arguments.profile(),
            arguments.text("autoscaler"),
            arguments.text("load"),
            arguments.folder(),
            arguments.flag("plain", false));
    return new SimulateGoal(terminal, options);
  }
}
