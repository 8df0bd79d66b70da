package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportMojoTest {

  private static final String MANIFESTS =
      """
      apiVersion: v1
      kind: Namespace
      metadata: {name: shop}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: settings, namespace: shop}
      data: {mode: fast}
      """;

  @TempDir Path root;
  private final RecordingLog log = new RecordingLog();

  @BeforeEach
  void writeTree() throws IOException {
    Files.createDirectories(root.resolve("tree/.git"));
    Files.writeString(root.resolve("tree/shop.yaml"), MANIFESTS);
  }

  private ImportMojo goal() {
    ImportMojo mojo = new ImportMojo();
    mojo.setLog(log);
    mojo.tree = root.resolve("tree").toString();
    mojo.file = root.resolve("new/profile.yaml").toFile();
    return mojo;
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void writesProfileAndManifestsOnce() throws Exception {
    goal().execute();

    assertThat(root.resolve("new/profile.yaml"))
        .content()
        .contains("namespaces:\n  - name: shop\n")
        .contains("manifests:\n  - file: manifests/shop/configmap.yaml\n");
    assertThat(root.resolve("new/manifests/shop/configmap.yaml")).content().contains("mode: fast");
    assertThat(log.lines).anyMatch(line -> line.contains("2 objects: 1 typed, 1 as manifests"));
    assertThatThrownBy(goal()::execute).hasMessageContaining("profile.yaml already exists");
    assertThat(files()).isEqualTo(3);
  }

  @Test
  void reportsEachObjectByFileAndLine() throws Exception {
    ImportMojo goal = goal();
    goal.report = root.resolve("report/import.json").toFile();
    goal.execute();

    assertThat(root.resolve("report/import.json"))
        .content()
        .contains("\"read\": 2,\n    \"typed\": 1,\n    \"raw\": 1,\n    \"left\": 0,")
        .containsPattern("\"object\": \"Namespace shop\",\\s+\"as\": \"namespaces\",\\s+\"file\"")
        .containsPattern("shop.yaml\",\\s+\"line\": 5");
    ImportMojo sarif = goal();
    sarif.report = root.resolve("import.sarif").toFile();
    assertThatThrownBy(sarif::execute).hasMessageContaining("use .json");
  }

  @Test
  void writesNothingOverAManifestFile() throws IOException {
    Path file = root.resolve("new/manifests/shop/configmap.yaml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "mine");

    assertThatThrownBy(goal()::execute).hasMessageContaining("configmap.yaml already exists");
    assertThat(file).hasContent("mine");
    assertThat(files()).isEqualTo(2);
  }

  @Test
  void refusesStandardInputAndSeveralClusters() throws IOException {
    for (String folder : new String[] {"a", "b"}) {
      Files.createDirectories(root.resolve("tree/" + folder));
      Files.writeString(
          root.resolve("tree/" + folder + "/kustomization.yaml"), "resources: [../shop.yaml]\n");
    }

    assertThatThrownBy(goal()::execute)
        .hasMessageContaining("has several clusters; set -Dprofile.tree")
        .hasMessageContaining("\n  a\n  b\n");
    ImportMojo input = goal();
    input.tree = "-";
    assertThatThrownBy(input::execute).hasMessageContaining("profile.tree: import reads a folder");
    assertThat(files()).isEqualTo(3);
  }
}
