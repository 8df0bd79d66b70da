package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.tree.VerifyGoal;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

final class VerifyCommand extends GoalCommand {

  @Override
  String name() {
    return "verify";
  }

  @Override
  String description() {
    return "Fails if the committed tree differs from the rendered profile.";
  }

  @Override
  List<OptionSpec> options() {
    return Options.ofProfile(Options.value("outputDirectory", "folder"));
  }

  @Override
  Goal goal(Terminal terminal, Arguments arguments) throws GoalFailure {
    return new VerifyGoal(
        terminal, arguments.profile(), arguments.outputDirectory(), CheckedProfile.GENERATOR);
  }
}
