package io.gitopsprofile.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lists of checks, their names, and the codes in their Javadoc. */
final class ProfileChecksTest {

  private static final Path SOURCES = Path.of("src/main/java/io/gitopsprofile/check");
  private static final Pattern CONSTANT = Pattern.compile("DiagnosticCode[.#]([A-Z_0-9]+)");
  private static final Pattern CODE = Pattern.compile("PRF\\d{3}");
  private static final Pattern HEAD = Pattern.compile("(PRF\\d{3}(?:, PRF\\d{3})*): ");

  @Test
  void listsEveryCheckInItsPackage() throws IOException {
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
  void namesEveryCheckWithTheSuffix() throws IOException {
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
  void registersEveryList() throws IOException {
    String registry = Files.readString(SOURCES.resolve("ProfileChecks.java"));
    for (Path file : sources()) {
      String name = file.getFileName().toString();
      if (name.endsWith("Checks.java") && !file.getParent().equals(SOURCES)) {
        assertThat(registry).contains(name.replace(".java", ".in(context)"));
      }
    }
  }

  @Test
  void beginsTheJavadocOfEveryCheckWithItsCodes() throws IOException {
    List<String> faults = new ArrayList<>();
    for (Path file : sources()) {
      String source = Files.readString(file);
      if (source.contains(" implements Check {")) {
        String javadoc = javadoc(source);
        Set<String> missing = reported(source);
        missing.removeAll(matches(CODE, javadoc));
        if (!HEAD.matcher(javadoc).lookingAt() || !missing.isEmpty()) {
          faults.add(file.getFileName() + " " + missing);
        }
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void namesEveryReportedCodeInSomeJavadoc() throws IOException {
    Set<String> reported = new TreeSet<>();
    Set<String> named = new TreeSet<>();
    for (Path file : sources()) {
      if (!file.getParent().equals(SOURCES)) {
        String source = Files.readString(file);
        reported.addAll(reported(source));
        Matcher head = HEAD.matcher(javadoc(source));
        if (head.lookingAt()) {
          named.addAll(matches(CODE, head.group()));
        }
      }
    }
    assertThat(reported).hasSizeGreaterThan(50);
    assertThat(named).isEqualTo(reported);
  }

  private static Set<String> reported(String source) {
    Set<String> codes = new TreeSet<>();
    for (String constant : matches(CONSTANT, source)) {
      codes.add(DiagnosticCode.valueOf(constant).code());
    }
    return codes;
  }

  private static Set<String> matches(Pattern pattern, String text) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(matcher.groupCount()));
    }
    return found;
  }

  /** Returns the Javadoc of the type that a file declares, on one line. */
  private static String javadoc(String source) {
    int start = source.indexOf("/**");
    return start < 0
        ? ""
        : source
            .substring(start + 3, source.indexOf("*/", start))
            .replaceAll("\\s*\\n \\*\\s*", " ")
            .strip();
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
