package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import io.gitopsprofile.diagnostic.ClosestName;
import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.tree.GeneratorVersion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The program {@code profile}: runs the goal that its first argument names. */
final class ProfileProgram {

  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int USAGE = 2;
  static final int IO = 3;

  /** The start of an option as Maven takes it, which messages and documents contain. */
  private static final String OF_MAVEN = "-Dprofile.";

  private final Terminal terminal;
  private final GoalLog log;

  ProfileProgram(Terminal terminal) {
    this.terminal = terminal;
    this.log = new GoalLog(terminal);
  }

  /** Runs a goal and returns the exit status. */
  int run(String... args) {
    try {
      run(List.of(args));
      return DONE;
    } catch (GoalFailure e) {
      terminal.fail(e);
      return switch (e.kind()) {
        case REFUSED -> REFUSED;
        case USAGE -> USAGE;
        case IO -> IO;
      };
    } finally {
      terminal.flush();
    }
  }

  private void run(List<String> args) throws GoalFailure {
    String first = args.isEmpty() ? "help" : args.get(0);
    List<String> rest = args.isEmpty() ? args : args.subList(1, args.size());
    GoalCommand goal = GoalCommands.named(first);
    if (goal != null) {
      run(goal, rest);
      return;
    }
    switch (first) {
      case "help", "--help", "-h" -> help(rest);
      case "--version", "-V" -> log.page("profile " + GeneratorVersion.current());
      case "generate-completion" ->
          log.page(AutoComplete.bash("profile", new CommandLine(CommandSpecs.all())));
      default -> throw GoalLog.usage(unknown(first));
    }
  }

  private void run(GoalCommand goal, List<String> args) throws GoalFailure {
    ParseResult parsed = parse(goal, args);
    Map<String, String> options = new LinkedHashMap<>();
    for (OptionSpec option : parsed.matchedOptions()) {
      Object value = option.getValue();
      options.put(option.longestName().substring(2), String.valueOf(value));
    }
    if (options.remove("help") != null) {
      help(List.of(goal.name()));
      return;
    }
    color(options.remove("color"));
    terminal.given(options);
    List<String> words =
        parsed.hasMatchedPositional(0) ? parsed.matchedPositionalValue(0, List.of()) : List.of();
    goal.goal(terminal, new Arguments(options, words, terminal.folder())).run();
  }

  private static ParseResult parse(GoalCommand goal, List<String> args) throws GoalFailure {
    List<String> own = new ArrayList<>(args.size());
    for (String arg : args) {
      own.add(arg.startsWith(OF_MAVEN) ? "--" + arg.substring(OF_MAVEN.length()) : arg);
    }
    try {
      return new CommandLine(CommandSpecs.bare(goal)).parseArgs(own.toArray(new String[0]));
    } catch (ParameterException e) {
      throw GoalLog.usage(
          e.getMessage() + "\nlist the options: profile " + goal.name() + " --help");
    }
  }

  private void color(@Nullable String when) throws GoalFailure {
    switch (when == null ? "auto" : when) {
      case "auto" -> terminal.color(Ansi.AUTO.enabled());
      case "always" -> terminal.color(true);
      case "never" -> terminal.color(false);
      default -> throw GoalLog.usage("--color is auto, always or never, not \"" + when + '"');
    }
  }

  private void help(List<String> args) throws GoalFailure {
    if (args.isEmpty() || args.get(0).startsWith("-")) {
      log.page(new CommandLine(CommandSpecs.all()).getUsageMessage(Ansi.OFF).stripTrailing());
      return;
    }
    GoalCommand goal = GoalCommands.named(args.get(0));
    if (goal == null) {
      throw GoalLog.usage(unknown(args.get(0)));
    }
    CommandLine described = new CommandLine(CommandSpecs.described(goal));
    log.page(described.getUsageMessage(Ansi.OFF).stripTrailing());
  }

  private static String unknown(String name) {
    List<String> names = new ArrayList<>();
    for (GoalCommand goal : GoalCommands.all()) {
      names.add(goal.name());
    }
    String nearest =
        ClosestName.of(name, names).map(other -> "; did you mean " + other + "?").orElse("");
    return "there is no goal \"" + name + '"' + nearest + "\ngoals: " + String.join(", ", names);
  }
}
