package io.gitopsprofile.document;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Excerpts of files in the documents, each below a comment that names its file. {@code
 * -Dgolden.update} rewrites Java excerpts that reach to the end of their file; the test still
 * fails.
 */
class ExcerptsTest {

  private static final String VERSION = "0.1.0-SNAPSHOT";

  static List<MarkdownPage> pages() {
    return MarkdownPage.all().stream().filter(page -> page.text().contains("<!-- from ")).toList();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void quotesFilesUnchanged(MarkdownPage page) {
    assertThat(page.excerpts()).hasSize(page.text().split("<!-- from ", -1).length - 1);
    for (MarkdownPage.Excerpt excerpt : page.excerpts()) {
      String source = MarkdownPage.read(MarkdownPage.ROOT.resolve(excerpt.source()));
      assertThat(comparable(source, excerpt.language()))
          .as("%s, quoted in %s", excerpt.source(), page)
          .contains(comparable(excerpt.text(), excerpt.language()));
    }
  }

  @Test
  void quotesWholeExamples() throws IOException {
    for (MarkdownPage page : pages()) {
      for (MarkdownPage.Excerpt excerpt : page.excerpts()) {
        if (excerpt.language().equals("java") && excerpt.text().contains("class ")) {
          String source = MarkdownPage.read(MarkdownPage.ROOT.resolve(excerpt.source()));
          String example = source.substring(source.lastIndexOf("\nimport ") + 1);
          example = example.substring(example.indexOf("\n\n") + 2);
          if (Boolean.getBoolean("golden.update") && !excerpt.text().equals(example)) {
            Files.writeString(
                MarkdownPage.ROOT.resolve(page.file()),
                page.text().replace(excerpt.text(), example));
            throw new AssertionError("updated " + page + "; read it, then run without update");
          }
          assertThat(excerpt.text())
              .as("%s, quoted in %s", excerpt.source(), page)
              .isEqualTo(example);
        }
      }
    }
  }

  @Test
  void quotesEachExampleInDocuments() {
    assertThat(pages().stream().flatMap(page -> page.excerpts().stream()))
        .hasSizeGreaterThan(20)
        .extracting(MarkdownPage.Excerpt::language)
        .contains("yaml", "text", "xml", "java");
  }

  /**
   * The text to compare: Java may have another indentation; in YAML and in output the indentation
   * counts.
   */
  private static String comparable(String text, String language) {
    return switch (language) {
      case "yaml", "text", "sh" -> "\n" + text;
      case "xml", "java" ->
          text.replace("@project.version@", VERSION)
              .lines()
              .map(String::strip)
              .collect(joining("\n", "\n", "\n"));
      default -> throw new AssertionError("no rule for the language " + language);
    };
  }
}
