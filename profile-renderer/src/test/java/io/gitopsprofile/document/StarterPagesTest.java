package io.gitopsprofile.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Autoscaler;
import io.gitopsprofile.model.LoadTest;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.templates.StarterProfile;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The pages that lead through the starter profiles. */
class StarterPagesTest {

  private final String start = MarkdownPage.of("docs/getting-started.md").text();
  private final String tutorials =
      MarkdownPage.of("docs/tutorials/scale-podinfo-on-eks.md").text()
          + MarkdownPage.of("docs/tutorials/flux-v1.md").text();

  @Test
  void listEveryStarterProfile() {
    for (String name : StarterProfile.names()) {
      assertThat(start).contains("\n| `" + name + "` ");
    }
  }

  @Test
  void loadAsTheStarterProfilesSay() {
    for (String name : StarterProfile.names()) {
      String yaml = StarterProfile.named(name).orElseThrow().text();
      new ProfileReader()
          .read(yaml, name, MarkdownPage.ROOT).profile().autoscalers().stream()
              .map(Autoscaler::loadTest)
              .filter(Objects::nonNull)
              .map(LoadTest::heyCommand)
              .forEach(hey -> assertThat(tutorials).contains("\n" + hey + "\n"));
    }
  }
}
