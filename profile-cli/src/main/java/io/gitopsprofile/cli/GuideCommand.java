package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GuideGoal;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

final class GuideCommand extends GoalCommand {

  @Override
  String name() {
    return "guide";
  }

  @Override
  String description() {
    return "Writes GUIDE.md: the commands that install a profile and show that it works.";
  }

  @Override
  List<OptionSpec> options() {
    List<OptionSpec> options = new ArrayList<>(Options.ofProfile());
    options.add(Options.value("guideFile", "file"));
    return options;
  }

  @Override
  Goal goal(Terminal terminal, Arguments arguments) throws GoalFailure {
    return new GuideGoal(
        terminal,
        arguments.profile(),
        arguments.path("guideFile", "GUIDE.md"),
        CheckedProfile.GENERATOR);
  }
}
