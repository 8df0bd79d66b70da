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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        .hasMessageContaining("\n  a\n  b\n")
        .hasMessageContaining("have an environment for each: -Dprofile.environments=a=a,b=b\n");
    ImportMojo input = goal();
    input.tree = "-";
    assertThatThrownBy(input::execute).hasMessageContaining("profile.tree: import reads a folder");
    assertThat(files()).isEqualTo(3);
  }

  /** A repository of two clusters that share a base, as `flux bootstrap` and Kustomize have it. */
  private void writeOverlays() throws IOException {
    write(
        "apps/base/app.yaml",
        """
        apiVersion: v1
        kind: Namespace
        metadata: {name: shop}
        ---
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: web, namespace: shop}
        spec:
          interval: 30m
          chart:
            spec:
              chart: web
              version: 1.0.0
              sourceRef: {kind: HelmRepository, name: charts}
          values: {hosts: [{name: web.example.com}]}
        ---
        apiVersion: source.toolkit.fluxcd.io/v1
        kind: HelmRepository
        metadata: {name: charts, namespace: shop}
        spec: {interval: 1h, url: https://charts.example.com}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: shop}
        data: {mode: slow}
        """);
    write("apps/base/kustomization.yaml", "resources: [app.yaml]\n");
    overlay("staging", "version: 2.0.0-rc.1");
    overlay("production", "version: 1.0.1");
    write(
        "apps/production/settings.yaml",
        """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: shop}
        data: {mode: fast}
        """);
    write(
        "apps/production/kustomization.yaml",
        "resources: [../base]\npatches: [{path: values.yaml}, {path: settings.yaml}]\n");
  }

  private void overlay(String name, String version) throws IOException {
    write(
        "clusters/" + name + "/apps.yaml",
        """
        apiVersion: kustomize.toolkit.fluxcd.io/v1
        kind: Kustomization
        metadata: {name: apps, namespace: flux-system}
        spec:
          interval: 10m
          prune: true
          path: ./apps/%s
          sourceRef: {kind: GitRepository, name: flux-system}
        """
            .formatted(name));
    write(
        "apps/" + name + "/values.yaml",
        """
        apiVersion: helm.toolkit.fluxcd.io/v2
        kind: HelmRelease
        metadata: {name: web, namespace: shop}
        spec:
          chart: {spec: {%s}}
          values: {hosts: [{name: web.%s.example.com}]}
        """
            .formatted(version, name));
    write(
        "apps/" + name + "/kustomization.yaml",
        "resources: [../base]\npatches: [{path: values.yaml}]\n");
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve("tree").resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private ImportMojo environments(String option) {
    ImportMojo goal = goal();
    goal.environments = option;
    return goal;
  }

  @Test
  void joinsEnvironmentsIntoOneProfile() throws Exception {
    writeOverlays();
    ImportMojo goal = environments("staging=clusters/staging, clusters/production/");
    goal.report = root.resolve("import.json").toFile();
    goal.execute();

    assertThat(root.resolve("new/profile.yaml"))
        .content()
        .startsWith("profile: v1\nname: tree\n")
        .contains(
            """
            environments:
              - name: staging
              - name: production
                releases: {web: {chart: {version: 1.0.1}}}
                manifests: {ConfigMap/settings: {data: {mode: fast}}}
            """)
        .contains("version: 2.0.0-rc.1\n")
        .contains("- name: web.~(environment.name).example.com\n");
    assertThat(log.lines)
        .anyMatch(line -> line.contains("Imported 2 environments of "))
        .anyMatch(line -> line.contains("  production, clusters/production: 5 objects: 3 typed, "))
        .anyMatch(line -> line.contains("the 8 objects as they were read; the environments differ"))
        .anyMatch(line -> line.contains("differ in 2 lines"));
    assertThat(root.resolve("import.json"))
        .content()
        .containsPattern("\"environments\": \\[\\s+\\{\\s+\"name\": \"staging\"")
        .contains("\"cluster\": \"clusters/production\"");
    assertThatThrownBy(environments("a=clusters/staging,b=clusters/production")::execute)
        .hasMessageContaining("profile.yaml already exists");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          clusters/staging                                  | names 1 environment; name 2 to 100
          a=clusters/staging,a=clusters/production          | the environment a is named twice
          a=clusters/staging,b=clusters/./staging           | the environments a and b share the folder
          a=clusters,b=clusters/staging                     | the environments a and b share the folder
          a=clusters/staging,b=                             | the environment b has no folder ""
          a=clusters/staging,b=clusters/test                | has no folder "clusters/test" below
          a=clusters/staging,b=../other                     | the folder ../other of the environment b is outside
          a=clusters/staging,b=link                         | the folder link of the environment b is outside
          Prod=clusters/staging,b=clusters/production       | must be a DNS label, but is "Prod"
          ../x=clusters/staging,b=clusters/production       | must be a DNS label
          a=clusters/staging,b=apps                         | environment b has several clusters
          a=clusters/staging,b=docs                         | environment b has no objects
          """)
  void refusesEnvironments(String option, String message) throws IOException {
    writeOverlays();
    write("docs/read.me", "");
    Files.createDirectories(root.resolve("other"));
    Files.createSymbolicLink(root.resolve("tree/link"), root.resolve("other"));

    assertThatThrownBy(environments(option)::execute).hasMessageContaining(message);
    assertThat(root.resolve("new")).doesNotExist();
  }
}
