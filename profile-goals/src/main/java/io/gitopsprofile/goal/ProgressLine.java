package io.gitopsprofile.goal;

import java.io.Console;
import java.io.PrintStream;
import java.lang.reflect.Method;

/** A line on a terminal that is written over again and again, and cleared in the end. */
public final class ProgressLine {

  private final PrintStream terminal;
  private int shown;

  /** Creates a line on the stream of a terminal. */
  public ProgressLine(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** Shows a text in place of the former one; the empty text clears the line. */
  public void show(String text) {
    if (shown == 0 && text.isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder("\r").append(text);
    for (int i = text.length(); i < shown; i++) {
      line.append(' ');
    }
    if (text.isEmpty()) {
      line.append('\r');
    }
    shown = text.length();
    terminal.print(line);
    terminal.flush();
  }

  /** True if the process runs in a terminal, so that a user may watch the line. */
  @SuppressWarnings("SystemConsoleNull") // From JDK 22 on, isTerminal answers.
  public static boolean isWatched() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      Method isTerminal = Console.class.getMethod("isTerminal");
      return Boolean.TRUE.equals(isTerminal.invoke(console));
    } catch (NoSuchMethodException olderJdk) {
      return true;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
