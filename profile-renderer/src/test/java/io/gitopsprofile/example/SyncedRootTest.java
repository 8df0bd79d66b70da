package io.gitopsprofile.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.templates.StarterProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Wherever Flux v2 is told to look, it finds manifests only. Of a folder without a
 * kustomization.yaml kustomize-controller takes each YAML file, and fails on one that is no
 * Kubernetes object. (Source: fluxcd/pkg, kustomize/kustomize_generator.go.)
 */
class SyncedRootTest {

  static List<String> starters() {
    return StarterProfile.names().stream().filter(SyncedRootTest::isForFlux2).toList();
  }

  private static boolean isForFlux2(String name) {
    return starter(name).text().contains("\n  flux: v2\n");
  }

  @ParameterizedTest
  @MethodSource("starters")
  void syncsRepositoryRoot(String name) {
    Map<String, String> repository = repository(name);
    assertThat(repository).containsKeys("profile.yaml", "pom.xml");
    assertThat(repository.keySet().stream().anyMatch(path -> path.endsWith("eksctl/cluster.yaml")))
        .isEqualTo(starter(name).text().contains("\n  region: "));
    assertThat(isManifest(repository.get("profile.yaml"))).isFalse();

    List<Pattern> ignored =
        repository
            .get(".sourceignore")
            .lines()
            .filter(line -> line.startsWith("/"))
            .map(line -> Pattern.compile(line.replace(".", "[.]").replace("*", "[^/]*")))
            .toList();
    Map<String, String> found = new TreeMap<>();
    repository.forEach(
        (path, text) -> {
          boolean isIgnored = ignored.stream().anyMatch(it -> it.matcher("/" + path).lookingAt());
          if (path.endsWith(".yaml") && !isIgnored) {
            found.put(path, text);
          }
        });

    assertThat(found).hasSizeGreaterThan(9).allSatisfy(SyncedRootTest::checkManifest);
  }

  @ParameterizedTest
  @MethodSource("starters")
  void syncsClusterFolder(String name) {
    Map<String, String> found = new TreeMap<>(repository(name));
    // The tree of an environment has the folder of its cluster below its own.
    found
        .keySet()
        .removeIf(
            path -> !path.replaceFirst("^clusters/.*(?=clusters/)", "").startsWith("clusters/"));

    assertThat(found).isNotEmpty().allSatisfy(SyncedRootTest::checkManifest);
  }

  private static Map<String, String> repository(String name) {
    Map<String, String> files = new TreeMap<>(starter(name).files());
    files.put("pom.xml", "<project/>\n");
    for (RenderedFile file :
        new ProfileGenerator()
            .generate(starter(name).text(), "profile.yaml", Path.of("."), TargetOverride.NONE)
            .tree()
            .files()) {
      files.put(file.path(), file.text());
    }
    return files;
  }

  private static StarterProfile starter(String name) {
    return StarterProfile.named(name).orElseThrow();
  }

  private static void checkManifest(String path, String text) {
    assertThat(isManifest(text)).as(path).isTrue();
  }

  private static boolean isManifest(String text) {
    Object object = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    return object instanceof Map<?, ?> map
        && Stream.of("apiVersion", "kind").allMatch(key -> map.get(key) instanceof String)
        && map.get("metadata") instanceof Map<?, ?> metadata
        && metadata.get("name") instanceof String;
  }
}
