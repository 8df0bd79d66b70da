package io.gitopsprofile.cli;

import io.gitopsprofile.goal.GoalFailure;
import io.gitopsprofile.goal.GoalLog;
import io.gitopsprofile.goal.ProfileOptions;
import io.gitopsprofile.render.TargetOverride;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a goal.
 *
 * @param options the values of the options that were given, by name without hyphens
 * @param words the words without an option
 * @param folder the working directory
 */
record Arguments(Map<String, String> options, List<String> words, Path folder) {

  /** The value of an option; null if it was not given. */
  @Nullable String text(String name) {
    return options.get(name);
  }

  /** The value of an option that is true or false. */
  boolean flag(String name, boolean byDefault) throws GoalFailure {
    Boolean given = given(name);
    return given == null ? byDefault : given;
  }

  /** The value of an option that is true or false; null if it was not given. */
  @Nullable Boolean given(String name) throws GoalFailure {
    String text = text(name);
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "true", "" -> Boolean.TRUE;
      case "false" -> Boolean.FALSE;
      default -> throw GoalLog.usage("--" + name + " is true or false, not \"" + text + '"');
    };
  }

  /** The file or folder of an option, below the working directory. */
  Path path(String name, String byDefault) throws GoalFailure {
    String text = text(name);
    String path = text == null ? byDefault : text;
    try {
      return folder.resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw GoalLog.usage(
          "Java cannot name the path "
              + path
              + " in this locale; set LC_ALL to a locale of UTF-8, such as C.UTF-8");
    }
  }

  /** The file or folder of an option; null if it was not given. */
  @Nullable Path path(String name) throws GoalFailure {
    return text(name) == null ? null : path(name, "");
  }

  /** The options of every goal that reads a profile. */
  ProfileOptions profile() throws GoalFailure {
    return new ProfileOptions(
        path("file", "profile.yaml"),
        flag("skip", false),
        new TargetOverride(text("flux"), text("kubernetes"), text("metrics"), text("charts")),
        flag("failOnWarning", false),
        path("report"),
        text("environment"));
  }

  /** The folder of the tree. */
  Path outputDirectory() throws GoalFailure {
    return path("outputDirectory", "");
  }
}
