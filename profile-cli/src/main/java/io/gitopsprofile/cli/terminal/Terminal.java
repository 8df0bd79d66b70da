package io.gitopsprofile.cli.terminal;

import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalHost;
import io.gitopsprofile.goal.ProgressLine;
import io.gitopsprofile.model.value.ShellCommand;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A terminal as the program that runs goals. Information goes to the standard output, warnings and
 * failures to the standard error.
 */
public final class Terminal implements GoalHost {

  private static final int BUFFER = 8192;

  private final PrintStream out;
  private final PrintStream err;
  private final List<String> program;
  private final Path folder;
  private final StringBuilder pending = new StringBuilder();
  private final ProgressLine progress;
  private boolean colored;
  private boolean watched = ProgressLine.isWatched();
  private Map<String, String> given = Map.of();

  /**
   * A terminal.
   *
   * @param program the words that start the command line in a shell
   * @param folder the working directory
   */
  public Terminal(PrintStream out, PrintStream err, List<String> program, Path folder) {
    this.out = out;
    this.err = err;
    this.program = program;
    this.folder = folder;
    this.progress = new ProgressLine(err);
  }

  /** Shows from now on how far a goal is, or not. */
  public void watch(boolean wanted) {
    watched = wanted;
  }

  /** Prints colours from now on, or not. */
  public void color(boolean wanted) {
    colored = wanted;
  }

  /** Remembers the options of this run, for the command that repairs. */
  public void given(Map<String, String> options) {
    given = options;
  }

  @Override
  public void print(Level level, String text) {
    switch (level) {
      case INFO -> {
        pending.append(colored ? LineColor.of(text) : text).append('\n');
        if (pending.length() > BUFFER) {
          flush();
        }
      }
      case WARNING -> warn(text + '\n');
    }
  }

  @Override
  public void progress(String text) {
    if (watched) {
      progress.show(text);
    }
  }

  /** Prints the message of a failure. */
  public void fail(GoalFailure failure) {
    String message = String.valueOf(failure.getMessage());
    warn(message.endsWith("\n") ? message : message + '\n');
  }

  private void warn(String text) {
    progress("");
    flush();
    err.print(colored ? LineColor.of(text) : text);
    err.flush();
  }

  /** Prints what is still held back. */
  public void flush() {
    out.print(pending);
    out.flush();
    pending.setLength(0);
  }

  @Override
  public Path folder() {
    return folder;
  }

  @Override
  public String option(String name) {
    return "--" + name;
  }

  @Override
  public String typed(String name) {
    return "--" + name;
  }

  @Override
  public String command(String goal, Map<String, String> options) {
    List<String> words = new ArrayList<>(program);
    words.add(goal);
    for (Map.Entry<String, String> option : options.entrySet()) {
      words.add("--" + option.getKey() + '=' + option.getValue());
    }
    return ShellCommand.of(words);
  }

  @Override
  public String repair() {
    Map<String, String> options = new LinkedHashMap<>(given);
    options.remove("check");
    return "fix: run this, and commit the changes:\n  " + command("generate", options);
  }
}
