package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.ValidateGoal;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

final class ValidateCommand extends GoalCommand {

  @Override
  String name() {
    return "validate";
  }

  @Override
  String description() {
    return "Checks a profile, and writes nothing.";
  }

  @Override
  List<OptionSpec> options() {
    return Options.ofProfile();
  }

  @Override
  Goal goal(Terminal terminal, Arguments arguments) throws GoalFailure {
    return new ValidateGoal(terminal, arguments.profile(), CheckedProfile.GENERATOR);
  }
}
