package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A check that is missing from the list of its package never runs. */
final class ProfileChecksTest {

  private static final Path SOURCES = Path.of("src/main/java/io/gitopsprofile/check");

  @Test
  void everyCheckIsInTheListOfItsPackage() throws IOException {
    List<String> missing = new ArrayList<>();
    int checks = 0;
    for (Path file : sources()) {
      if (Files.readString(file).contains(" implements Check {")) {
        checks++;
        String name = file.getFileName().toString().replace(".java", "");
        if (!list(file.getParent()).contains("new " + name + "()")) {
          missing.add(name);
        }
      }
    }
    assertThat(checks).isGreaterThan(70);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyCheckNamesItselfOne() throws IOException {
    List<String> others = new ArrayList<>();
    for (Path file : sources()) {
      if (Files.readString(file).contains(" implements Check {")
          && !file.toString().endsWith("Check.java")) {
        others.add(file.toString());
      }
    }
    assertThat(others).isEmpty();
  }

  @Test
  void everyListIsInTheRegistry() throws IOException {
    String registry = Files.readString(SOURCES.resolve("ProfileChecks.java"));
    for (Path file : sources()) {
      String name = file.getFileName().toString();
      if (name.endsWith("Checks.java") && !file.getParent().equals(SOURCES)) {
        assertThat(registry).contains(name.replace(".java", ".all()"));
      }
    }
  }

  private static String list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Path list =
          files.filter(file -> file.toString().endsWith("Checks.java")).findFirst().orElseThrow();
      return Files.readString(list);
    }
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }
}
