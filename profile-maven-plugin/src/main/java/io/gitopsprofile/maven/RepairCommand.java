package io.gitopsprofile.maven;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The command line that renders the tree of a goal anew, for a POSIX shell: by the phase, which is
 * short, if an execution of the POM then does it; else by the goal itself, configured as the one
 * that found the tree to be another.
 */
final class RepairCommand {

  private static final String DIRECT = "default-cli";
  private static final String PREFIX = "profile.";
  private static final String CHECK = PREFIX + "check";
  private static final String SAFE = "._-/:=,@%+" + File.separatorChar;

  private final List<String> words = new ArrayList<>(List.of("mvn"));

  private RepairCommand() {}

  /**
   * Builds the command that repairs a tree: the same POM, profiles and modules, with the goal's
   * properties.
   */
  static String of(ProfileMojo goal) {
    RepairCommand command = new RepairCommand();
    String direct = BoundExecution.PLUGIN + ":" + goal.version + ":generate";
    if (goal.execution.equals(DIRECT)) {
      command.inSession(goal);
      command.words.add(direct);
    } else if (BoundExecution.isRenderedAlike(goal)) {
      command.inSession(goal);
      command.words.add("generate-sources");
    } else {
      // Other modules have no such execution, and would render a profile that they do not have.
      command.pom(goal.pom, goal.workingDirectory);
      command.list("-P", goal.activeProfiles, goal.inactiveProfiles);
      command.words.add(direct + '@' + goal.execution);
    }
    command.properties(goal);
    return String.join(" ", command.words.stream().map(RepairCommand::quoted).toList());
  }

  private void inSession(ProfileMojo goal) {
    pom(goal.givenPom, goal.workingDirectory);
    list("-P", goal.activeProfiles, goal.inactiveProfiles);
    list("-pl", goal.selectedProjects, goal.excludedProjects);
  }

  /** Adds the properties of this plugin, and those that the POM uses. */
  private void properties(ProfileMojo goal) {
    PomProperties pom = new PomProperties(goal.pom);
    if (goal.ofPom.containsKey(CHECK)) {
      words.add("-D" + CHECK + "=false");
    }
    for (Map.Entry<Object, Object> property : new TreeMap<>(goal.given).entrySet()) {
      String name = String.valueOf(property.getKey());
      if (!name.equals(CHECK) && (name.startsWith(PREFIX) || pom.mentions(name))) {
        words.add("-D" + name + '=' + property.getValue());
      }
    }
  }

  private void pom(@Nullable File pom, @Nullable File workingDirectory) {
    if (pom != null && workingDirectory != null) {
      String way = way(pom.getAbsoluteFile(), workingDirectory.getAbsoluteFile());
      if (!way.equals("pom.xml")) {
        words.add("-f");
        words.add(way);
      }
    }
  }

  private static String way(File file, File from) {
    try {
      Path to = file.toPath().normalize();
      Path start = from.toPath().normalize();
      return (Objects.equals(to.getRoot(), start.getRoot()) ? start.relativize(to) : to).toString();
    } catch (InvalidPathException e) {
      return file.toString();
    }
  }

  private void list(String option, List<String> chosen, List<String> excluded) {
    List<String> all = new ArrayList<>(chosen);
    excluded.forEach(name -> all.add('!' + name));
    if (!all.isEmpty()) {
      words.add(option);
      words.add(String.join(",", all));
    }
  }

  private static String quoted(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!Character.isLetterOrDigit(word.charAt(i)) && SAFE.indexOf(word.charAt(i)) < 0) {
        return "'" + word.replace("'", "'\\''") + "'";
      }
    }
    return word;
  }
}
