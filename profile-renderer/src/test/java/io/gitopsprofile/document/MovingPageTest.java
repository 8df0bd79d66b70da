package io.gitopsprofile.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Cluster;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.templates.StarterProfile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The guide to Flux v2 quotes plans and targets down to their last line. */
class MovingPageTest {

  private final MarkdownPage page = MarkdownPage.of("docs/guides/moving-to-flux-v2.md");

  @Test
  void quotesPlansAndTargetsWhole() {
    List<String> whole = new ArrayList<>();
    for (MarkdownPage.Excerpt excerpt : page.excerpts()) {
      if (excerpt.source().startsWith("src-it/")) {
        Path file = MarkdownPage.ROOT.resolve(excerpt.source());
        assertThat(excerpt.text()).as(excerpt.source()).isEqualTo(MarkdownPage.read(file));
        whole.add(excerpt.source());
      } else {
        assertThat(MarkdownPage.read(MarkdownPage.ROOT.resolve(excerpt.source())))
            .contains(excerpt.text() + "\n");
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
            new ProfileReader().read(yaml, "profile.yaml", MarkdownPage.ROOT).profile().cluster());
    assertThat(page.text())
        .contains("--path=clusters/" + cluster.name() + "\n", "--name=" + cluster.name() + " ");
  }
}
