package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.goal.Goal;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.SchemaGoal;
import io.gitopsprofile.read.ProfileSchema;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

final class SchemaCommand extends GoalCommand {

  @Override
  String name() {
    return "schema";
  }

  @Override
  String description() {
    return "Writes the JSON Schema of the profile language.";
  }

  @Override
  List<OptionSpec> options() {
    return List.of(Options.value("schemaFile", "file"));
  }

  @Override
  Goal goal(Terminal terminal, Arguments arguments) throws GoalFailure {
    return new SchemaGoal(terminal, arguments.path("schemaFile", ProfileSchema.FILE_NAME));
  }
}
