package io.gitopsprofile.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.cluster.Cluster;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/moving-to-flux-v2.md quotes is what there is, down to the last line of a plan. */
class MovingPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/moving-to-flux-v2.md");

  private static final Pattern EXCERPT =
      Pattern.compile("<!-- from (\\S+) -->\n```(?:yaml|text)\n(.*?)```", Pattern.DOTALL);

  private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]*)(#[^)]+)?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

  private final String page = read(PAGE);

  @Test
  void quotesPlansAndTargetsWhole() {
    Matcher excerpt = EXCERPT.matcher(page);
    List<String> whole = new ArrayList<>();
    while (excerpt.find()) {
      String file = read(ROOT.resolve(excerpt.group(1)));
      if (excerpt.group(1).startsWith("src-it/")) {
        assertThat(excerpt.group(2)).as(excerpt.group(1)).isEqualTo(file);
        whole.add(excerpt.group(1));
      } else {
        assertThat(file).contains(excerpt.group(2) + "\n");
      }
    }
    assertThat(whole)
        .containsExactly(
            "src-it/moving/target.yaml",
            "src-it/moving/plan.txt",
            "src-it/moving/charts.yaml",
            "src-it/moving/charts.txt",
            "src-it/moving/keda.txt");
  }

  @Test
  void bootstrapsIntoTheFolderOfTheCluster() {
    String yaml = StarterProfile.named("eks-hpa").orElseThrow().text();
    Cluster cluster =
        Objects.requireNonNull(
            new ProfileReader().read(yaml, "profile.yaml", ROOT).profile().cluster());
    assertThat(page)
        .contains("--path=clusters/" + cluster.name() + "\n", "--name=" + cluster.name() + " ");
  }

  @Test
  void linksLeadSomewhere() {
    LINK.matcher(page)
        .results()
        .forEach(
            link -> {
              Path target =
                  link.group(1).isEmpty() ? PAGE : PAGE.resolveSibling(link.group(1)).normalize();
              assertThat(target).exists();
              if (link.group(2) != null) {
                assertThat(anchors(read(target))).contains(link.group(2));
              }
            });
  }

  private static List<String> anchors(String text) {
    return HEADING
        .matcher(text)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[:.,]", ""))
        .map(heading -> "#" + heading.replace(' ', '-'))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
