package io.gitopsprofile.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.CodeDescription;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.golden.CodeExample.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every code has its texts, a golden case and a page in {@code docs/checks}, made of both. {@code
 * -Dgolden.update} writes the pages, and still fails.
 */
class CheckPagesTest {

  private static final Path PAGES = Path.of("../docs/checks");
  private static final Pattern SHOWN =
      Pattern.compile("(?m)^\\S+: (?:error|warning|info) (PRF\\d+)");
  private static final List<DiagnosticCode> CODES =
      Arrays.stream(DiagnosticCode.values())
          .sorted(Comparator.comparing(DiagnosticCode::code))
          .toList();
  private static final Map<DiagnosticCode, CodeExample> EXAMPLES =
      new EnumMap<>(DiagnosticCode.class);

  @ParameterizedTest
  @EnumSource
  void hasTexts(DiagnosticCode code) {
    CodeDescription text = CodeDescription.of(code);
    assertThat(List.of(text.meaning(), text.symptom(), text.fix(), text.source()))
        .allSatisfy(sentence -> assertThat(sentence).isNotBlank().matches("[^|\\n]*[.]"))
        .allSatisfy(
            sentence -> assertThat(sentence.chars().filter(c -> c == '`').count() % 2).isZero());
    assertThat(text.meaning()).as("one sentence").doesNotContain(". ");
  }

  @Test
  void hasNoTextOfACodeThatIsNotThere() throws IOException {
    Path texts = Path.of("../profile-model/src/main/resources/io/gitopsprofile/diagnostic");
    assertThat(Files.readAllLines(texts.resolve("codes.properties")))
        .filteredOn(line -> line.startsWith("PRF"))
        .hasSize(4 * DiagnosticCode.values().length);
  }

  @Test
  void hasGoldenCaseForEveryCode() throws IOException {
    Set<String> missing = new TreeSet<>();
    CODES.forEach(code -> missing.add(code.code()));
    candidates().forEach(it -> missing.removeAll(it.codes()));
    assertThat(missing).as("codes that no golden case shows").isEmpty();
  }

  @Test
  void generatesPagesFromTextsAndCases() throws IOException {
    SortedMap<String, String> expected = pages();
    SortedMap<String, String> actual = written();
    if (!actual.equals(expected) && Boolean.getBoolean("golden.update")) {
      update(expected, actual);
      throw new AssertionError("updated " + PAGES + "; read it, then run without update");
    }
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    expected.forEach((name, text) -> assertThat(PAGES.resolve(name)).hasContent(text));
  }

  @Test
  void acceptsFindingAsPageShows() throws IOException {
    for (DiagnosticCode code : CODES) {
      if (code.canBeAccepted() && !code.mayWarn()) {
        CodeExample example = examples().get(code);
        assertThat(example.isAccepted()).as("%s\n%s", code, example.acceptance()).isTrue();
      }
    }
  }

  private static SortedMap<String, String> pages() throws IOException {
    SortedMap<String, String> pages = new TreeMap<>();
    pages.put("index.md", index());
    for (DiagnosticCode code : CODES) {
      CheckPage page = new CheckPage(code, CodeDescription.of(code), examples().get(code));
      pages.put(code.code() + ".md", page.text());
    }
    return pages;
  }

  private static Map<DiagnosticCode, CodeExample> examples() throws IOException {
    if (EXAMPLES.isEmpty()) {
      List<Candidate> candidates = candidates();
      for (DiagnosticCode code : CODES) {
        EXAMPLES.put(code, CodeExample.of(code, candidates));
      }
    }
    return EXAMPLES;
  }

  private static String index() {
    StringBuilder table =
        new StringBuilder(
            """
            # Codes

            An *error* stops the build: the setup cannot work. A *warning* works but has a known risk. An *info*
            is worth knowing. Warnings and infos can be accepted in the profile, by code and place, with a
            reason. A code never changes its meaning.

            In a terminal, with or without a POM:

            ```sh
            mvn io.gitopsprofile:profile-maven-plugin:explain -Dprofile.code=PRF012
            ```

            The short form `mvn profile:explain` works in a project that declares the plugin in its POM, and
            everywhere once `~/.m2/settings.xml` has
            `<pluginGroups><pluginGroup>io.gitopsprofile</pluginGroup></pluginGroups>`.

            | code | severity | meaning |
            | --- | --- | --- |
            """);
    for (DiagnosticCode code : CODES) {
      table.append("| [%s](%s.md) | ".formatted(code.code(), code.code()));
      table.append(CheckPage.severity(code)).append(" | ");
      table.append(CheckPage.escaped(CodeDescription.of(code).meaning())).append(" |\n");
    }
    return table.toString();
  }

  private static SortedMap<String, String> written() throws IOException {
    SortedMap<String, String> pages = new TreeMap<>();
    if (Files.exists(PAGES)) {
      try (Stream<Path> files = Files.list(PAGES)) {
        files.forEach(file -> pages.put(file.getFileName().toString(), read(file)));
      }
    }
    return pages;
  }

  private static void update(SortedMap<String, String> expected, SortedMap<String, String> actual)
      throws IOException {
    Files.createDirectories(PAGES);
    for (String name : actual.keySet()) {
      if (!expected.containsKey(name)) {
        Files.delete(PAGES.resolve(name));
      }
    }
    for (String name : expected.keySet()) {
      Files.writeString(PAGES.resolve(name), expected.get(name));
    }
  }

  private static List<Candidate> candidates() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/golden"), 2)) {
      return files
          .filter(file -> file.toString().matches(".*[/\\\\](errors|findings)\\.txt"))
          .map(
              file ->
                  new Candidate(
                      file.getParent().getFileName().toString(),
                      SHOWN.matcher(read(file)).results().map(found -> found.group(1)).toList()))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
