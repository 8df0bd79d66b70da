package io.gitopsprofile.check.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.check.CheckRun;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.read.ProfileReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@link ImagePolicyCheck} compares policies with the places that name them. */
class ImagePolicyCheckTest {

  private static final String HEAD =
      """
      profile: v1
      name: test
      target: {kubernetes: "1.35", flux: v2}
      namespaces: [{name: shop}]
      """;

  private static final String PART =
      """
      imagePolicies:
        images:
          - name: front
            namespace: flux-system
            image: ghcr.io/example/front
            interval: 5m
            policies: [{name: front, labels: {team: a}, policy: %s}]
      """;

  private static final String AUTOMATION =
      """
        automations:
          - name: all
            namespace: flux-system
            interval: 30m
            sourceRef: {name: flux-system}
            git: {commit: {author: {email: flux@example.com}}}
      """;

  private static final String USE =
      """
      workloads:
        - name: front
          namespace: shop
          containers: [{name: front, image: "%s", imagePolicy: flux-system:front}]
      """;

  private static List<String> places(String yaml) {
    Profile profile = new ProfileReader().read(HEAD + yaml, "profile.yaml", Path.of("")).profile();
    return CheckRun.places(new ImagePolicyCheck(), profile.toBuilder());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{semver: {range: 2.x}}; ghcr.io/example/front:2.0.0; ''",
        "{semver: {range: 2.x}}; ghcr.io/example/front; ''",
        "{semver: {range: 2.x}}; ghcr.io/example/back:2.0.0; PRF082",
        "{semver: {range: 2.x}}; example/front:2.0.0; PRF082",
        "{semver: {range: 2.x}}; ghcr.io/example/front:1.0.0; PRF083",
        "{semver: {range: 2.x}}; ghcr.io/example/front:2.0; PRF083",
        "{semver: {range: not a range}}; ghcr.io/example/front:1.0.0; ''",
        "{numerical: {}}; ghcr.io/example/front:17; ''",
        "{numerical: {}}; ghcr.io/example/front:1.7; ''",
        "{numerical: {}}; ghcr.io/example/front:1.7.1; PRF083",
        "{numerical: {}}; ghcr.io/example/front:v17; PRF083",
        "'{alphabetical: {}}, filterTags: {pattern: \"^a-\"}'; ghcr.io/example/front:a-1; ''",
        "'{alphabetical: {}}, filterTags: {pattern: \"^a-\"}'; ghcr.io/example/front:b-1; PRF083",
        "'{alphabetical: {}}, filterTags: {pattern: \"(\"}'; ghcr.io/example/front:b-1; ''",
        "'{semver: {range: 2.x}}, filterTags: {pattern: \"^r(.+)$\", extract: $1}';"
            + " ghcr.io/example/front:r2.1.0; ''",
        "'{semver: {range: 2.x}}, filterTags: {pattern: \"^r(.+)$\", extract: $1}';"
            + " ghcr.io/example/front:r3.1.0; PRF083",
      })
  void comparesImageAndTagWithThePolicy(String policy, String image, String code) {
    List<String> expected =
        code.isEmpty() ? List.of() : List.of(code + " workloads[0].containers[0].imagePolicy");
    assertThat(places(PART.formatted(policy) + AUTOMATION + USE.formatted(image)))
        .isEqualTo(expected);
  }

  @Test
  void readsPoliciesOfManifests() {
    String manifests =
        """
        manifests:
          - apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImagePolicy
            metadata: {name: front, namespace: flux-system}
            spec:
              imageRepositoryRef: {name: front, namespace: shop}
              policy: {semver: {range: 2.x}}
          - apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageRepository
            metadata: {name: front, namespace: shop}
            spec: {image: ghcr.io/example/front, interval: 5m}
          - apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageUpdateAutomation
            metadata: {name: all, namespace: flux-system}
            spec:
              interval: 30m
              sourceRef: {kind: GitRepository, name: flux-system}
              git: {commit: {author: {email: flux@example.com}}}
        """;
    assertThat(places(USE.formatted("ghcr.io/example/front:2.0.0") + manifests)).isEmpty();
    assertThat(places(USE.formatted("ghcr.io/example/back:2.0.0") + manifests))
        .containsExactly("PRF082 workloads[0].containers[0].imagePolicy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; flux-system; ''",
        "''; shop; PRF084",
        "'policySelector: {}'; flux-system; ''",
        "'policySelector: {matchLabels: {team: a}}'; flux-system; ''",
        "'policySelector: {matchLabels: {team: b}}'; flux-system; PRF084",
        "'policySelector: {matchExpressions: [{key: team, operator: In, values: [a, b]}]}';"
            + " flux-system; ''",
        "'policySelector: {matchExpressions: [{key: team, operator: NotIn, values: [a]}]}';"
            + " flux-system; PRF084",
        "'policySelector: {matchExpressions: [{key: team, operator: Exists}]}'; flux-system; ''",
        "'policySelector: {matchExpressions: [{key: team, operator: DoesNotExist}]}'; flux-system;"
            + " PRF084",
        "'suspend: true'; flux-system; ''"
      })
  void findsPolicyThatNoAutomationCovers(String key, String namespace, String code) {
    String automation =
        AUTOMATION.replace("namespace: flux-system", "namespace: " + namespace)
            + (key.isEmpty() ? "" : "      " + key + "\n");
    List<String> expected =
        code.isEmpty() ? List.of() : List.of(code + " imagePolicies.images[0].policies[0]");
    String part = PART.formatted("{semver: {range: 2.x}}");
    String use = USE.formatted("ghcr.io/example/front:2.0.0");
    assertThat(places(part + automation + use)).isEqualTo(expected);
    assertThat(places(part + automation)).isEmpty();
  }

  @Test
  void comparesPatchedContainers() {
    String patched =
        USE.formatted("ghcr.io/example/front:2.0.0")
            + "    patch: {spec: {template: {spec: {containers: [{name: front, stdin: true}]}}}}\n";
    assertThat(places(patched)).containsExactly("PRF081 workloads[0].containers[0].imagePolicy");
  }

  @Test
  void reportsMissingPolicyOnce() {
    String twice =
        """
        manifests:
          - apiVersion: v1
            kind: ConfigMap
            metadata: {name: images, namespace: shop}
            data: {one: "redis:7", two: "7"}
            imagePolicies:
              - {path: data.one, image: "flux-system:redis"}
              - {path: data.two, tag: "flux-system:redis"}
        """;
    assertThat(places(twice)).containsExactly("PRF081 manifests[0].imagePolicies[0].image");
  }
}
