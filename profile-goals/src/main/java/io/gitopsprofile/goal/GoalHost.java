package io.gitopsprofile.goal;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The program that runs a goal, Maven or the command line: where it prints, and how its user types
 * goals and options.
 */
public interface GoalHost {

  /** The levels of printed lines. */
  enum Level {
    /** Information that a sound run prints. */
    INFO,
    /** A problem that does not fail the goal. */
    WARNING
  }

  /** Prints text as it is; only {@link GoalLog} calls this. */
  void print(Level level, String text);

  /**
   * Shows how far a long goal is, if a user watches a terminal; nothing otherwise. The empty text
   * clears the line.
   */
  default void progress(String text) {}

  /** The folder that paths in printed commands are relative to; null if there is none. */
  @Nullable Path folder();

  /** The name of an option in a message: {@code profile.report} or {@code --report}. */
  String option(String name);

  /** An option as a user types it: {@code -Dprofile.force} or {@code --force}. */
  String typed(String name);

  /** A command for a POSIX shell that runs a goal with options. */
  String command(String goal, Map<String, String> options);

  /** The steps that render the tree again with the options of this run, a line each. */
  String repair();
}
