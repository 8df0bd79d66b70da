package io.gitopsprofile.cli;

import io.gitopsprofile.cli.terminal.Terminal;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The entry point of the command line. */
public final class Main {

  /** Set by the launcher script to its own name. */
  private static final String LAUNCHER = "profile.launcher";

  private Main() {}

  /** Runs a goal and exits with its status. */
  public static void main(String[] args) {
    int status = run(System.out, System.err, Path.of("").toAbsolutePath(), args);
    if (status != ProfileProgram.DONE) {
      System.exit(status);
    }
  }

  /**
   * Runs a goal.
   *
   * @param folder the working directory
   * @return the exit status
   */
  public static int run(PrintStream out, PrintStream err, Path folder, String... args) {
    return new ProfileProgram(new Terminal(out, err, program(), folder)).run(args);
  }

  /** The names of all goals and other commands. */
  public static Set<String> goals() {
    return CommandSpecs.all().subcommands().keySet();
  }

  /** Returns the words by which a user starts this program; java -jar makes the jar the path. */
  private static List<String> program() {
    String launcher = System.getProperty(LAUNCHER);
    if (launcher != null) {
      return List.of(launcher);
    }
    String path = System.getProperty("java.class.path");
    return path.endsWith(".jar") && path.indexOf(File.pathSeparatorChar) < 0
        ? List.of("java", "-jar", path)
        : List.of("profile");
  }
}
