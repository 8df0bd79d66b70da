package io.gitopsprofile.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.LoadTest;
import io.gitopsprofile.mutation.SoundProfiles;
import io.gitopsprofile.templates.StarterProfile;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The pages about the starter profiles. */
class StarterPagesTest {

  private final String start = MarkdownPage.of("docs/getting-started.md").text();
  private final String tutorials =
      MarkdownPage.of("docs/tutorials/scale-podinfo-on-eks.md").text()
          + MarkdownPage.of("docs/tutorials/flux-v1.md").text();

  @Test
  void listsEveryStarterProfile() {
    for (String name : StarterProfile.names()) {
      assertThat(start).contains("\n| `" + name + "` ");
    }
  }

  @Test
  void statesLoadOfStarterProfiles() {
    for (String name : StarterProfile.names()) {
      for (String tree : SoundProfiles.ofOneTree(name, SoundProfiles.text(name))) {
        SoundProfiles.profile(tree).autoscalers().stream()
            .map(Autoscaler::loadTest)
            .filter(Objects::nonNull)
            .map(LoadTest::heyCommand)
            .forEach(hey -> assertThat(tutorials).contains("\n" + hey + "\n"));
      }
    }
  }
}
