package io.gitopsprofile.golden;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.CodeText;
import io.gitopsprofile.check.DiagnosticCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every code has its texts, a row of {@code docs/codes.md} and a golden case that shows it. {@code
 * -Dgolden.update} writes the table, and still fails.
 */
class CodeTableTest {

  private static final Path TABLE = Path.of("../docs/codes.md");
  private static final Pattern SHOWN =
      Pattern.compile("(?m)^\\S+: (?:error|warning|info) (PRF\\d+)");

  @ParameterizedTest
  @EnumSource
  void hasTexts(DiagnosticCode code) {
    CodeText text = CodeText.of(code);
    assertThat(List.of(text.means(), text.seen(), text.fix(), text.source()))
        .allSatisfy(sentence -> assertThat(sentence).isNotBlank().matches("[^|\\n]*[.]"));
  }

  @Test
  void hasNoTextOfACodeThatIsNotThere() throws IOException {
    Path texts = Path.of("../profile-model/src/main/resources/io/gitopsprofile/check");
    assertThat(Files.readAllLines(texts.resolve("codes.properties")))
        .filteredOn(line -> line.startsWith("PRF"))
        .hasSize(4 * DiagnosticCode.values().length);
  }

  @Test
  void everyCodeHasAGoldenCase() throws IOException {
    Set<String> missing = new TreeSet<>();
    Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::code).forEach(missing::add);
    missing.removeAll(shown());
    assertThat(missing).as("codes that no golden case shows").isEmpty();
  }

  @Test
  void theDocumentIsTheTable() throws IOException {
    String expected = table();
    boolean current = Files.exists(TABLE) && Files.readString(TABLE).equals(expected);
    if (!current && Boolean.getBoolean("golden.update")) {
      Files.writeString(TABLE, expected);
      throw new AssertionError("updated " + TABLE + "; read it, then run without update");
    }
    assertThat(TABLE).hasContent(expected);
  }

  private static Set<String> shown() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/test/golden"))) {
      return files
          .filter(file -> file.toString().matches(".*[/\\\\](errors|findings)\\.txt"))
          .flatMap(file -> SHOWN.matcher(read(file)).results().map(found -> found.group(1)))
          .collect(toSet());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String table() {
    return Arrays.stream(DiagnosticCode.values())
        .sorted(Comparator.comparing(DiagnosticCode::code))
        .map(CodeTableTest::row)
        .collect(
            joining(
                "\n",
                """
                # The codes

                Every kind of finding. An *error* stops the build, a *warning* can be \
                [accepted](reference/language/accept.md),
                and so can an *info*. A code is never given a new meaning. The texts stand in
                `codes.properties` beside `DiagnosticCode`; this page is made of them by
                `mvn test -Dgolden.update -Dtest=CodeTableTest`.

                | code | severity | what it means | what is seen in the cluster | how to fix it | \
                where the rule comes from |
                | --- | --- | --- | --- | --- | --- |
                """,
                "\n"));
  }

  private static String row(DiagnosticCode code) {
    CodeText text = CodeText.of(code);
    return Stream.of(
            code.code(),
            code.severity().label(),
            text.means(),
            text.seen(),
            text.fix(),
            text.source())
        .map(CodeTableTest::escaped)
        .collect(joining(" | ", "| ", " |"));
  }

  /** Markdown takes {@code <unknown>} for HTML and {@code *} for emphasis. */
  private static String escaped(String text) {
    Matcher special = Pattern.compile("[<*_]").matcher(text);
    return special.replaceAll(found -> Matcher.quoteReplacement("\\" + found.group()));
  }
}
