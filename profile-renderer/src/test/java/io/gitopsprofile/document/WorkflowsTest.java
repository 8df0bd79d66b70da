package io.gitopsprofile.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The files of GitHub; {@code .ci/workflows/lint.mjs} checks the workflows further. */
class WorkflowsTest {

  private static final Path GITHUB = MarkdownPage.ROOT.resolve(".github");
  private static final Pattern USES = Pattern.compile("uses: *(.+)");

  static List<Path> workflows() throws IOException {
    try (Stream<Path> files = Files.list(GITHUB.resolve("workflows"))) {
      return files.sorted().toList();
    }
  }

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(GITHUB)) {
      return files.filter(file -> file.toString().endsWith(".yml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void areYaml(Path file) {
    assertThat(read(file)).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void pinActionsAndGrantLittle(Path workflow) {
    List<String> uses =
        USES.matcher(MarkdownPage.read(workflow)).results().map(found -> found.group(1)).toList();
    assertThat(uses)
        .isNotEmpty()
        .allMatch(use -> use.matches("[a-z-]+/[a-z/-]+@[0-9a-f]{40} # v[0-9.]+"));
    assertThat(read(workflow).get("permissions")).isEqualTo(Map.of("contents", "read"));
  }

  @Test
  void buildOnEachJdkAndSystem() {
    Object matrix = at(read(GITHUB.resolve("workflows/build.yml")), "jobs", "tests", "strategy");
    assertThat(at(matrix, "matrix", "java")).isEqualTo(List.of("17", "21", "25"));
    assertThat(at(matrix, "matrix", "system"))
        .isEqualTo(List.of("ubuntu-latest", "macos-latest", "windows-latest"));
  }

  @Test
  void updateEveryKindOfDependency() throws IOException {
    List<Object> ecosystems = new ArrayList<>();
    for (Object update : (List<?>) at(read(GITHUB.resolve("dependabot.yml")), "updates")) {
      ecosystems.add(at(update, "package-ecosystem"));
      if (at(update, "package-ecosystem").equals("npm")) {
        assertThat(npmFolders())
            .containsExactlyInAnyOrderElementsOf(strings(at(update, "directories")));
      }
    }
    assertThat(ecosystems).containsExactly("maven", "github-actions", "npm");
  }

  private static List<String> strings(Object list) {
    return ((List<?>) list).stream().map(String::valueOf).toList();
  }

  private static List<String> npmFolders() throws IOException {
    try (Stream<Path> folders = Files.list(MarkdownPage.ROOT.resolve(".ci"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("package-lock.json")))
          .map(folder -> "/.ci/" + folder.getFileName())
          .toList();
    }
  }

  private static Object at(Object node, String... keys) {
    Object found = node;
    for (String key : keys) {
      found = ((Map<?, ?>) found).get(key);
    }
    return found;
  }

  private static Map<String, Object> read(Path file) {
    return new Yaml(new SafeConstructor(new LoaderOptions())).load(MarkdownPage.read(file));
  }
}
