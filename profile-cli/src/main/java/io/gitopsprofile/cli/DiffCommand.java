package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.tree.DiffGoal;
import io.gitopsprofile.goal.tree.DiffOptions;
import io.gitopsprofile.render.TargetOverride;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

final class DiffCommand extends GoalCommand {

  @Override
  String name() {
    return "diff";
  }

  @Override
  String description() {
    return "Shows what the profile would change, and writes nothing.";
  }

  @Override
  List<OptionSpec> options() {
    return Options.ofProfile(
        Options.value("outputDirectory", "folder"),
        Options.value("against", "file"),
        Options.value("against.flux", "version", "v1", "v2"),
        Options.value("against.kubernetes", "version"),
        Options.value("against.metrics", "source", "adapter", "keda"),
        Options.value("against.charts", "charts", "as-written", "maintained"),
        Options.value("against.environment", "name"),
        Options.flag("differences"));
  }

  @Override
  Goal goal(Terminal terminal, Arguments arguments) throws GoalFailure {
    TargetOverride other =
        new TargetOverride(
            arguments.text("against.flux"),
            arguments.text("against.kubernetes"),
            arguments.text("against.metrics"),
            arguments.text("against.charts"));
    return new DiffGoal(
        terminal,
        new DiffOptions(
            arguments.profile(),
            arguments.outputDirectory(),
            arguments.path("against"),
            other,
            arguments.text("against.environment"),
            arguments.given("differences")),
        CheckedProfile.GENERATOR);
  }
}
