package io.gitopsprofile.cli;

import java.nio.file.Path;
import java.util.List;

/** The entry point of the command line. */
public final class Main {

  /** Set by the launcher script to its own name. */
  private static final String LAUNCHER = "profile.launcher";

  private Main() {}

  /** Runs a goal and exits with its status. */
  public static void main(String[] args) {
    Terminal terminal =
        new Terminal(System.out, System.err, program(), Path.of("").toAbsolutePath());
    int status = new ProfileProgram(terminal).run(args);
    if (status != ProfileProgram.DONE) {
      System.exit(status);
    }
  }

  /** Returns the words by which a user starts this program; java -jar is the jar's class path. */
  private static List<String> program() {
    String launcher = System.getProperty(LAUNCHER);
    return launcher == null
        ? List.of("java", "-jar", System.getProperty("java.class.path"))
        : List.of(launcher);
  }
}
