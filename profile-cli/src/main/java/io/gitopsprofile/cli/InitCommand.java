package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.InitGoal;
import io.gitopsprofile.goal.OwnApplication;
import io.gitopsprofile.templates.StarterProfile;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

final class InitCommand extends GoalCommand {

  @Override
  String name() {
    return "init";
  }

  @Override
  String description() {
    return "Writes a starter profile into a folder.";
  }

  @Override
  List<OptionSpec> options() {
    return List.of(
        Options.value("template", "name", StarterProfile.names().toArray(new String[0])),
        Options.value("name", "name"),
        Options.value("image", "image"),
        Options.value("counter", "series"),
        Options.value("outputDirectory", "folder"));
  }

  @Override
  Goal goal(Terminal terminal, Arguments arguments) throws GoalFailure {
    OwnApplication application =
        new OwnApplication(
            arguments.text("name"), arguments.text("image"), arguments.text("counter"));
    return new InitGoal(
        terminal, arguments.text("template"), application, arguments.outputDirectory());
  }
}
