package io.gitopsprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.gitopsprofile.templates.StarterProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The preset for Renovate, which matches with RE2, as RE2/J does. */
class RenovatePresetTest {

  private static final Path PRESET = Path.of("../renovate/profile.json");

  static List<String> starters() {
    return StarterProfile.names();
  }

  @ParameterizedTest
  @MethodSource("starters")
  void findsEveryChartAndImageOfAStarter(String name) throws IOException {
    String text = Files.readString(Path.of("../templates", name, "profile.yaml"));
    List<String> expected = written(text);

    assertThat(expected).isNotEmpty();
    assertThat(found(text)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void findsOtherWaysToWrite() throws IOException {
    String text =
        """
        releases:
          - chart: {repository: "https://a.example", name: 'b', version: "1.0"}
          - chart:
              # a comment
              repository: https://a.example/c/ # another
              name: d
              # and one more
              version: ">=1 <2"
          - chart:
              git: https://github.com/a/b
              ref: v1.2.3
              path: charts/c
        workloads:
          - image: localhost:5000/a/b:1.0@sha256:0123456789abcdef
          - {image: "a:1"}
          - {image: $(IMAGE)}
          - chart: {oci: "oci://a.example/charts/e", tag: 1.2.3}
          - chart:
              oci: oci://a.example/f
              # any patch
              semver: 6.1.x
          - chart: {repository: "oci://a.example:5000/charts/", name: g, version: 2.0.0}
          - name: of-the-cluster
            ociRepository:
              url: oci://a.example/h
              ref:
                tag: 3.0.0
          - values:
              image: {repository: a.example/i, tag: v1.2.3-alpine}
              sidecar:
                registry: a.example:5000
                repository: j/k
                tag: "7.0"
              other: {tag: 1.2.3, repository: l}
          - imagePolicies:
              - {path: image.repository, repository: "flux-system:a", tag: "flux-system:a"}
          - images: {repository: image.repository, tag: image.tag}
        """;
    assertThat(found(text))
        .containsExactlyInAnyOrder(
            "helm https://a.example b 1.0",
            "helm https://a.example/c/ d >=1",
            "git-tags https://github.com/a/b charts/c v1.2.3",
            "docker localhost:5000/a/b 1.0",
            "docker a 1",
            "docker a.example/charts/e 1.2.3",
            "docker a.example/f 6.1.x",
            "docker a.example:5000/charts/g 2.0.0",
            "docker a.example/h 3.0.0",
            "docker a.example/i v1.2.3-alpine",
            "docker a.example:5000/j/k 7.0",
            "docker l 1.2.3");
  }

  private static List<String> found(String text) throws IOException {
    List<String> found = new ArrayList<>();
    JsonNode preset = new ObjectMapper().readTree(PRESET.toFile());
    for (JsonNode manager : preset.path("customManagers")) {
      for (JsonNode match : manager.path("matchStrings")) {
        Pattern pattern = Pattern.compile(match.asText());
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
          String source = "";
          for (String group : List.of("registryUrl", "packageName", "registry")) {
            boolean isFound =
                pattern.namedGroups().containsKey(group) && matcher.group(group) != null;
            char end = group.equals("registry") ? '/' : ' ';
            source += isFound ? matcher.group(group) + end : "";
          }
          found.add(
              manager.path("datasourceTemplate").asText()
                  + ' '
                  + source
                  + matcher.group("depName")
                  + ' '
                  + matcher.group("currentValue"));
        }
      }
    }
    return found;
  }

  /** The charts and images of a profile, read as YAML. */
  private static List<String> written(String text) {
    List<String> written = new ArrayList<>();
    collect(new Yaml(new SafeConstructor(new LoaderOptions())).load(text), written);
    return written;
  }

  private static void collect(Object node, List<String> written) {
    if (node instanceof List<?> list) {
      list.forEach(element -> collect(element, written));
    }
    if (!(node instanceof Map<?, ?> map)) {
      return;
    }
    if (map.get("chart") instanceof Map<?, ?> chart) {
      written.add(
          chart.containsKey("git")
              ? "git-tags " + chart.get("git") + ' ' + chart.get("path") + ' ' + chart.get("ref")
              : "helm "
                  + chart.get("repository")
                  + ' '
                  + chart.get("name")
                  + ' '
                  + chart.get("version"));
    }
    if (map.get("image") instanceof String image) {
      int tag = image.lastIndexOf(':');
      written.add("docker " + image.substring(0, tag) + ' ' + image.substring(tag + 1));
    }
    map.values().forEach(value -> collect(value, written));
  }
}
