package io.gitopsprofile.goal;

import io.gitopsprofile.diagnostic.PrintedText;
import io.gitopsprofile.diagnostic.Redaction;
import io.gitopsprofile.goal.GoalHost.Level;
import java.io.IOException;

/**
 * The only way to the terminal: the log of a goal and the messages of its failures. Every text is
 * printed without credentials and without characters that a terminal obeys.
 */
public final class GoalLog {

  private final GoalHost host;

  /** Creates the log of a goal that a program runs. */
  public GoalLog(GoalHost host) {
    this.host = host;
  }

  /** Prints information, each line with its level in front. */
  public void info(String text) {
    for (String line : printed(text).split("\n", -1)) {
      host.print(Level.INFO, line);
    }
  }

  /** Prints a warning, each line with its level in front. */
  public void warn(String text) {
    for (String line : printed(text).split("\n", -1)) {
      host.print(Level.WARNING, line);
    }
  }

  /** Prints several lines as one message, with one level in front of the first. */
  public void page(String text) {
    host.print(Level.INFO, printed(text));
  }

  /** Creates the failure of a goal that found something wrong. */
  public static GoalFailure failure(String message) {
    return new GoalFailure(GoalFailure.Kind.REFUSED, printed(message), null);
  }

  /** Creates the failure of a goal that cannot use the value of an option. */
  public static GoalFailure usage(String message) {
    return new GoalFailure(GoalFailure.Kind.USAGE, printed(message), null);
  }

  /**
   * Creates the failure of a goal that could not read or write. Maven prints the messages of causes
   * too, so the cause is a copy.
   */
  public static GoalFailure error(String message, IOException cause) {
    IOException copy = new IOException(printed(cause.toString()));
    copy.setStackTrace(cause.getStackTrace());
    return new GoalFailure(GoalFailure.Kind.IO, printed(message), copy);
  }

  private static String printed(String text) {
    return PrintedText.of(Redaction.of(text));
  }
}
