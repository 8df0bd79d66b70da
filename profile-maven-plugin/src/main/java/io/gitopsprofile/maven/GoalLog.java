package io.gitopsprofile.maven;

import io.gitopsprofile.diagnostic.PrintedText;
import io.gitopsprofile.diagnostic.Redaction;
import java.io.IOException;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The only way to the terminal: the log of a goal and the messages of its failures. Every text is
 * printed without credentials and without characters that a terminal obeys.
 */
final class GoalLog {

  private final Mojo goal;

  GoalLog(Mojo goal) {
    this.goal = goal;
  }

  /** Prints information, each line with its level in front. */
  void info(String text) {
    for (String line : printed(text).split("\n", -1)) {
      goal.getLog().info(line);
    }
  }

  /** Prints a warning, each line with its level in front. */
  void warn(String text) {
    for (String line : printed(text).split("\n", -1)) {
      goal.getLog().warn(line);
    }
  }

  /** Prints several lines as one message, with one level in front of the first. */
  void page(String text) {
    goal.getLog().info(printed(text));
  }

  /** Creates the failure of a goal that found something wrong. */
  static MojoFailureException failure(String message) {
    return new MojoFailureException(printed(message));
  }

  /**
   * Creates the failure of a goal that could not read or write. Maven prints the messages of causes
   * too, so the cause is a copy.
   */
  static MojoExecutionException error(String message, IOException cause) {
    IOException copy = new IOException(printed(cause.toString()));
    copy.setStackTrace(cause.getStackTrace());
    return new MojoExecutionException(printed(message), copy);
  }

  private static String printed(String text) {
    return PrintedText.of(Redaction.of(text));
  }
}
