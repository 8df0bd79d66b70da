package io.gitopsprofile.maven;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;

/** Converts files of parameters to paths. */
final class BuildPath {

  private BuildPath() {}

  /**
   * Returns the path of a file.
   *
   * @throws MojoFailureException if the locale of the build has no such path: Java under {@code
   *     LC_ALL=C} has only ASCII letters
   */
  static Path of(File file) throws MojoFailureException {
    try {
      return file.toPath();
    } catch (InvalidPathException e) {
      throw MavenHost.failure(
          "Java cannot name the path "
              + file
              + " in the locale of this build; set LC_ALL to a locale of UTF-8, such as C.UTF-8");
    }
  }
}
