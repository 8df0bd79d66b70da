package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.goal.CheckedProfile;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.tree.GenerateGoal;
import io.gitopsprofile.goal.tree.GenerateOptions;
import io.gitopsprofile.tree.WriteOptions;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

final class GenerateCommand extends GoalCommand {

  @Override
  String name() {
    return "generate";
  }

  @Override
  String description() {
    return "Checks a profile and renders its tree.";
  }

  @Override
  List<OptionSpec> options() {
    return Options.ofProfile(
        Options.value("outputDirectory", "folder"),
        Options.flag("adopt"),
        Options.flag("force"),
        Options.value("copies", "folder"),
        Options.flag("fsync"),
        Options.flag("check"),
        Options.value("cache", "folder"));
  }

  @Override
  Goal goal(Terminal terminal, Arguments arguments) throws GoalFailure {
    WriteOptions write =
        new WriteOptions(
            arguments.flag("adopt", false),
            arguments.flag("force", false),
            arguments.path("copies", "target/profile-copies"),
            arguments.flag("fsync", true));
    Path cache = arguments.path("cache");
    return new GenerateGoal(
        terminal,
        new GenerateOptions(
            arguments.profile(),
            arguments.outputDirectory(),
            write,
            arguments.flag("check", false),
            cache == null ? null : cache.resolve("command-line")),
        CheckedProfile.GENERATOR);
  }
}
