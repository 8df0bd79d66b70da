package io.gitopsprofile.guide;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.Profile;
import io.gitopsprofile.mutation.SoundProfiles;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The guides of all starter profiles, and of the first environment of one that has some, are golden
 * files in {@code src/test/guide}. {@code -Dgolden.update=true} rewrites them; the test still
 * fails.
 */
class ProfileGuideTest {

  private static final Path GOLDEN = Path.of("src/test/guide");

  @TestFactory
  Stream<DynamicTest> writesGuideOfEveryStarter() {
    return StarterProfile.names().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> compares(name)));
  }

  private static void compares(String name) throws IOException {
    Path file = GOLDEN.resolve(name + ".md");
    String first = SoundProfiles.ofOneTree(name, SoundProfiles.text(name)).get(0);
    String guide = guide(SoundProfiles.profile(first));
    String committed = Files.exists(file) ? Files.readString(file) : "";
    if (Boolean.getBoolean("golden.update") && !guide.equals(committed)) {
      Files.writeString(file, guide);
      throw new AssertionError("updated " + file + "; read the change, then run without update");
    }
    assertThat(guide).isEqualTo(committed);
  }

  @Test
  void hasNoGuideWithoutStarter() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      List<String> names =
          files.map(file -> file.getFileName().toString().replace(".md", "")).sorted().toList();
      assertThat(names).containsExactlyInAnyOrderElementsOf(StarterProfile.names());
    }
  }

  @Test
  void quotesForShellAndMarkdown() {
    String guide =
        guide(
            """
            profile: v1
            name: shop
            description: "a `b` | <c> $(d) [e](f)"
            target: {kubernetes: "1.35", flux: v2}
            namespaces: [{name: shop}]
            workloads:
              - preset: podinfo
                namespace: shop
            autoscalers:
              - name: front
                namespace: shop
                target: {apiVersion: apps/v1, kind: Deployment, name: "a'b"}
                maxReplicas: 3
                metrics:
                  - pods: {metric: "it's;rm", averageValue: 1}
                  - external:
                      metric: queue
                      selector: {matchExpressions: [{key: app, operator: In, values: [a, b]}]}
                      value: 30
                  - object:
                      describedObject: {apiVersion: networking.k8s.io/v1, kind: Ingress, name: front}
                      metric: hits
                      value: 10k
                loadTest: {url: "http://a.b/?q='x' y", duration: 1m, workers: 1, ratePerWorker: 2}
            """
                .replace("?q='x' y", "?q='x'"));

    assertThat(guide)
        .contains("a \\`b\\` \\| \\<c\\> $(d) \\[e\\](f)")
        .contains("/pods/*/it'\\''s;rm'")
        .contains("/queue?labelSelector=app%20in%20%28a%2Cb%29'")
        .contains("/ingresses.networking.k8s.io/front/hits")
        .contains("'http://a.b/?q='\\''x'\\'''");
  }

  private static String guide(String yaml) {
    return guide(new ProfileReader().read(yaml, "profile.yaml", Path.of("")).profile());
  }

  private static String guide(Profile profile) {
    return ProfileGuide.of(profile, tree(profile));
  }

  /** Renders without autoscalers, whose checks are not the guide's. */
  private static RenderedTree tree(Profile profile) {
    Profile rendered = profile.toBuilder().autoscalers(List.of()).build();
    return new ProfileGenerator().generate(rendered).tree();
  }
}
