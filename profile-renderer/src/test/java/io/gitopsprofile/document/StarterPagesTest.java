package io.gitopsprofile.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.autoscaler.Autoscaler;
import io.gitopsprofile.model.autoscaler.LoadTest;
import io.gitopsprofile.mutation.SoundProfiles;
import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The pages about the starter profiles. */
class StarterPagesTest {

  private final String start = MarkdownPage.of("docs/getting-started.md").text();
  private final MarkdownPage tutorial = MarkdownPage.of("docs/tutorials/scale-podinfo-on-eks.md");
  private final String loads =
      MarkdownPage.of("docs/guides/how-the-demo-scales.md").text()
          + MarkdownPage.of("docs/tutorials/flux-v1.md").text();

  @Test
  void listsEveryStarterProfile() {
    for (String name : StarterProfile.names()) {
      assertThat(start).contains("\n| `" + name + "` ");
    }
  }

  @Test
  void tutorialIsGuideOfDefaultStarter() throws IOException {
    Path guide = MarkdownPage.ROOT.resolve("profile-renderer/src/test/guide/eks-hpa-flux2.md");
    if (Boolean.getBoolean("golden.update") && !tutorial.text().equals(Files.readString(guide))) {
      Files.writeString(MarkdownPage.ROOT.resolve(tutorial.file()), Files.readString(guide));
      throw new AssertionError("updated " + tutorial + "; read it, then run without update");
    }
    assertThat(tutorial.text()).isEqualTo(Files.readString(guide));
  }

  @Test
  void statesLoadOfStarterProfiles() {
    for (String name : StarterProfile.names()) {
      for (String tree : SoundProfiles.ofOneTree(name, SoundProfiles.text(name))) {
        SoundProfiles.profile(tree).autoscalers().stream()
            .map(Autoscaler::loadTest)
            .filter(Objects::nonNull)
            .map(LoadTest::heyCommand)
            .forEach(hey -> assertThat(loads).contains("\n" + hey + "\n"));
      }
    }
  }
}
