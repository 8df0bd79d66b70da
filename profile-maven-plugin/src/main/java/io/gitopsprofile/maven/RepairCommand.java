package io.gitopsprofile.maven;

/** The command line that renders the tree of a goal anew. */
final class RepairCommand {

  private static final String DIRECT = "default-cli";

  private RepairCommand() {}

  /**
   * The command for a goal.
   *
   * @param execution the execution that the goal runs in; {@code default-cli} from the command line
   * @param version the plugin's version
   */
  static String of(String execution, String version) {
    return "run: mvn "
        + (execution.equals(DIRECT)
            ? "io.gitopsprofile:profile-maven-plugin:" + version + ":generate"
            : "generate-sources");
  }
}
