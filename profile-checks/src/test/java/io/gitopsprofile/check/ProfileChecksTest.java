package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check that is not in the registry is never run. */
final class ProfileChecksTest {

  private static final Path SOURCES = Path.of("src/main/java/io/gitopsprofile/check");

  @Test
  void everyCheckIsInTheRegistry() throws IOException {
    List<String> checks = new ArrayList<>();
    try (var files = Files.newDirectoryStream(SOURCES, "*.java")) {
      for (Path file : files) {
        if (Files.readString(file).contains(" implements Check {")) {
          checks.add("new " + file.getFileName().toString().replace(".java", "()"));
        }
      }
    }
    assertThat(checks).isNotEmpty();
    assertThat(Files.readString(SOURCES.resolve("ProfileChecks.java"))).contains(checks);
  }
}
