package io.gitopsprofile.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** README.md is short and shows real output. */
class ReadmeTest {

  private static final Pattern FILES =
      Pattern.compile("(?ms)^<!-- files of (\\S+) -->\n```\n(.*?)^```$");

  private final String readme = MarkdownPage.of("README.md").text();

  @Test
  void hasAtMost150Lines() {
    assertThat(readme.lines().count()).isLessThanOrEqualTo(150);
  }

  @Test
  void hasBuildCommand() {
    String script = MarkdownPage.read(MarkdownPage.ROOT.resolve(".ci/run"));
    List<String> commands = script.lines().filter(line -> line.startsWith("mvn ")).toList();
    assertThat(commands).hasSize(1);
    assertThat(script.lines()).contains(".ci/reproducible");
    assertThat(readme)
        .contains("\n" + commands.get(0) + "\n")
        .contains("\nmvn -B install -DskipTests\n");
  }

  @Test
  void listsEveryFileOfTheTree() throws IOException {
    Matcher listing = FILES.matcher(readme);
    assertThat(listing.find()).isTrue();
    List<String> listed = new ArrayList<>();
    listing
        .group(2)
        .lines()
        .map(line -> line.split(" +"))
        .forEach(
            words -> {
              for (int i = 1; i < words.length; i++) {
                listed.add(words[0] + words[i]);
              }
            });

    Path tree = MarkdownPage.ROOT.resolve(listing.group(1));
    try (Stream<Path> files = Files.walk(tree)) {
      assertThat(listed)
          .containsExactlyInAnyOrderElementsOf(
              files
                  .filter(Files::isRegularFile)
                  .map(file -> tree.relativize(file).toString().replace('\\', '/'))
                  .toList());
    }
  }
}
