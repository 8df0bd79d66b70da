package io.gitopsprofile.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Specifications of commands for picocli, with the texts of the help or without. */
final class CommandSpecs {

  private CommandSpecs() {}

  /** The specification of a goal, by which arguments are read. */
  static CommandSpec bare(GoalCommand goal) {
    CommandSpec spec = CommandSpec.create().name("profile " + goal.name());
    for (OptionSpec option : goal.options()) {
      spec.addOption(option);
    }
    spec.addOption(Options.value("color", "when", "auto", "always", "never"));
    spec.addOption(OptionSpec.builder("-h", "--help").type(boolean.class).usageHelp(true).build());
    if (!goal.words().isEmpty()) {
      spec.addPositional(
          PositionalParamSpec.builder()
              .type(List.class)
              .auxiliaryTypes(String.class)
              .arity("0..*")
              .paramLabel('<' + goal.words() + '>')
              .build());
    }
    return spec;
  }

  /** The specification of a goal with the text of each option. */
  static CommandSpec described(GoalCommand goal) {
    Map<String, String> texts = ParameterTexts.of(goal.name());
    CommandSpec bare = bare(goal);
    CommandSpec spec = CommandSpec.create().name(bare.name());
    spec.usageMessage().description(goal.description()).sortOptions(false).width(100);
    for (OptionSpec option : bare.options()) {
      String text = texts.getOrDefault(option.longestName().substring(2), "");
      spec.addOption(OptionSpec.builder(option).description(text.replace("%", "%%")).build());
    }
    for (PositionalParamSpec words : bare.positionalParameters()) {
      spec.addPositional(words);
    }
    return spec;
  }

  /** The specification of all goals. */
  static CommandSpec all() {
    CommandSpec spec = CommandSpec.create().name("profile");
    spec.usageMessage()
        .description("Checks a profile.yaml and renders it into a tree that Flux applies.")
        .footer(
            "",
            "profile <goal> --help explains the options of a goal.",
            "Exit status: 0 done, 1 findings or differences, 2 unusable arguments, 3 a file cannot"
                + " be read or written.")
        .sortSynopsis(false)
        .width(100);
    spec.addOption(Options.value("color", "when", "auto", "always", "never"));
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .type(boolean.class)
            .usageHelp(true)
            .description("Prints this help.")
            .build());
    spec.addOption(
        OptionSpec.builder("-V", "--version")
            .type(boolean.class)
            .versionHelp(true)
            .description("Prints the version.")
            .build());
    for (GoalCommand goal : GoalCommands.all()) {
      spec.addSubcommand(goal.name(), described(goal));
    }
    spec.addSubcommand("help", other("Prints the help of all goals, or of one."));
    spec.addSubcommand(
        "generate-completion", other("Prints a script of completions for bash and zsh."));
    return spec;
  }

  private static CommandSpec other(String description) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage().description(description);
    return spec;
  }
}
