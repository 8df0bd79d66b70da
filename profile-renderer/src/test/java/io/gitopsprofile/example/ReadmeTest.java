package io.gitopsprofile.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.LoadTest;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.templates.StarterProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What README.md shows is what there is. */
class ReadmeTest {

  private static final Path ROOT = Path.of("..");
  private static final Path SOURCES = Path.of("src/test/java/io/gitopsprofile/example");
  private static final Pattern EXCERPT =
      Pattern.compile("<!-- from (\\S+) -->\n```(?:yaml|text)\n(.*?)```", Pattern.DOTALL);

  private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)]+)\\)");

  private final String readme = read(ROOT.resolve("README.md"));

  @ParameterizedTest
  @ValueSource(strings = {"ShopProfile.java", "CommittedTreeTest.java"})
  void showsTheExample(String source) {
    String text = read(SOURCES.resolve(source));
    String withoutPackage = text.substring(text.indexOf("import "));

    assertThat(readme).contains("```java\n" + withoutPackage + "```");
  }

  @Test
  void theExampleRuns(@TempDir Path folder) throws IOException {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      ShopProfile.main(new String[] {folder.toString()});
    } finally {
      System.setOut(console);
    }

    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("Rendered 4 files, try: hey -z 10m -c 5 -q 5 ");
    assertThat(folder.resolve("base/shop/front/hpa.yaml")).exists();
  }

  @Test
  void theExampleFindsAFileTooMany(@TempDir Path folder) throws IOException {
    Path profile = folder.resolve("profile.yaml");
    String yaml = read(ROOT.resolve("templates/eks-hpa-flux2/profile.yaml"));
    Files.writeString(profile, yaml);
    write(folder, CommittedTreeTest.rendered(profile));
    write(folder, Map.of("clusters/eks-fargate-hpa/flux-system/gotk-sync.yaml", ""));
    assertThat(CommittedTreeTest.committed(folder)).isEqualTo(CommittedTreeTest.rendered(profile));

    Files.writeString(profile, yaml.replaceFirst("(?ms)^cluster:\n.*?^(?=\\S)", ""));

    assertThat(CommittedTreeTest.rendered(profile)).doesNotContainKey("eksctl/cluster.yaml");
    assertThat(CommittedTreeTest.committed(folder)).containsKey("eksctl/cluster.yaml");
  }

  private static void write(Path folder, Map<String, String> texts) throws IOException {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = folder.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
    }
  }

  @Test
  void quotesFilesAsTheyAre() {
    Matcher excerpt = EXCERPT.matcher(readme);
    int count = 0;
    while (excerpt.find()) {
      assertThat(read(ROOT.resolve(excerpt.group(1)))).contains(excerpt.group(2));
      count++;
    }
    assertThat(count).isGreaterThan(5);
  }

  @Test
  void loadsAsTheStarterProfilesSay() {
    for (String name : StarterProfile.names()) {
      String yaml = StarterProfile.named(name).orElseThrow().text();

      assertThat(readme).contains("`" + name + "`");
      new ProfileReader()
          .read(yaml, name, ROOT).profile().autoscalers().stream()
              .map(Autoscaler::loadTest)
              .filter(Objects::nonNull)
              .map(LoadTest::heyCommand)
              .forEach(hey -> assertThat(readme).contains("\n" + hey + "\n"));
    }
  }

  @Test
  void linksLeadSomewhere() {
    List<String> headings =
        Pattern.compile("(?m)^#+ (.+)$")
            .matcher(readme)
            .results()
            .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[:.]", ""))
            .map(heading -> "#" + heading.replace(' ', '-'))
            .toList();
    LINK.matcher(readme)
        .results()
        .map(link -> link.group(1))
        .forEach(
            target ->
                assertThat(headings.contains(target) || Files.exists(ROOT.resolve(target)))
                    .as(target)
                    .isTrue());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
