package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.importer.ImportGoal;
import io.gitopsprofile.goal.importer.ImportOptions;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

final class ImportCommand extends GoalCommand {

  @Override
  String name() {
    return "import";
  }

  @Override
  String description() {
    return "Writes a profile for a tree that nobody generated.";
  }

  @Override
  List<OptionSpec> options() {
    return List.of(
        Options.value("tree", "folder"),
        Options.value("environments", "names"),
        Options.value("file", "file"),
        Options.value("kubernetes", "version"),
        Options.value("report", "file"));
  }

  @Override
  Goal goal(Terminal terminal, Arguments arguments) throws GoalFailure {
    ImportOptions options =
        new ImportOptions(
            arguments.path("tree", "."),
            arguments.text("environments"),
            arguments.path("file", "profile.yaml"),
            arguments.text("kubernetes"),
            arguments.path("report"));
    return new ImportGoal(terminal, options);
  }
}
