package io.gitopsprofile.cli;

import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.InitGoal;
import io.gitopsprofile.templates.StarterProfile;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

final class InitCommand extends GoalCommand {

  private static final String TEMPLATE = "eks-hpa-flux2";

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
        Options.value("outputDirectory", "folder"));
  }

  @Override
  Goal goal(Terminal terminal, Arguments arguments) throws GoalFailure {
    String template = arguments.text("template");
    return new InitGoal(
        terminal, template == null ? TEMPLATE : template, arguments.outputDirectory());
  }
}
