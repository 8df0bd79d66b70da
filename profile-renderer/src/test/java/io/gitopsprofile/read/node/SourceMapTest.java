package io.gitopsprofile.read.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.ProfilePath;
import io.gitopsprofile.read.ProfileReader;
import io.gitopsprofile.read.ReadProfile;
import io.gitopsprofile.read.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The position of a value, also if it is not at its path in the text. */
final class SourceMapTest {

  private static final String YAML =
      """
      namespaces:
        - &n {name: a, labels: {x.io/y: z}}
        - {<<: *n, name: b}
      workloads:
        - preset: podinfo
          namespace: demo
          containers:
            - name: sidecar
              image: a:1
            - name: podinfod
              image: b:2
      manifests:
        - file: objects.yaml
        - apiVersion: v1
          kind: A
          metadata: {name: last}
      """;

  @TempDir private Path directory;

  @Test
  void findsEveryPart() throws IOException {
    assertThat(place(ProfilePath.ROOT)).isEqualTo("profile.yaml:1:1");
    assertThat(place(path("name"))).isEqualTo("profile.yaml:2:7");
    assertThat(place(path("target", "kubernetes"))).isEqualTo("profile.yaml:3:22");
    assertThat(place(path("namespaces", 0, "labels", "x.io/y"))).isEqualTo("profile.yaml:5:35");
    assertThat(place(path("namespaces", 1, "name"))).isEqualTo("profile.yaml:6:20");
  }

  @Test
  void findsMergedValues() throws IOException {
    assertThat(place(path("namespaces", 1, "labels"))).isEqualTo("profile.yaml:5:26");
  }

  @Test
  void findsNearestWrittenParent() throws IOException {
    assertThat(place(path("cluster", "region"))).isEqualTo("profile.yaml:1:1");
    assertThat(place(path("namespaces", 0, "directory"))).isEqualTo("profile.yaml:5:5");
    assertThat(place(path("namespaces", 7, "name"))).isEqualTo("profile.yaml:5:3");
    assertThat(place(path("workloads", 0, "service", "ports", 0))).isEqualTo("profile.yaml:8:5");
  }

  @Test
  void findsMergedContainersAtTheirSource() throws IOException {
    assertThat(place(path("workloads", 0, "containers", 0, "image")))
        .isEqualTo("profile.yaml:14:16");
    assertThat(place(path("workloads", 0, "containers", 1, "image")))
        .isEqualTo("profile.yaml:12:16");
    assertThat(place(path("workloads", 0, "containers", 0, "command")))
        .isEqualTo("profile.yaml:13:9");
  }

  @Test
  void findsManifestsInTheirFiles() throws IOException {
    assertThat(place(path("manifests", 0, "metadata", "name"))).isEqualTo("objects.yaml:3:18");
    assertThat(place(path("manifests", 1, "metadata"))).isEqualTo("objects.yaml:8:41");
    assertThat(place(path("manifests", 2, "metadata", "name"))).isEqualTo("profile.yaml:19:22");
  }

  @Test
  void locatesDiagnosticWithoutPosition() throws IOException {
    Diagnostic diagnostic = Diagnostic.of(DiagnosticCode.BAD_VALUE, "a", "b", path("name"));
    SourceMap sources = read().sources();
    Diagnostic placed = sources.locate(diagnostic);
    assertThat(placed.position()).hasToString("profile.yaml:2:7");
    assertThat(sources.locate(placed)).isSameAs(placed);
  }

  private String place(ProfilePath path) throws IOException {
    return read().sources().position(path).toString();
  }

  private ReadProfile read() throws IOException {
    Files.writeString(
        directory.resolve("objects.yaml"),
        "apiVersion: v1\n"
            + "kind: A\n"
            + "metadata: {name: first}\n"
            + "---\n"
            + "kind: List\n"
            + "apiVersion: v1\n"
            + "items:\n"
            + "  - {apiVersion: v1, kind: B, metadata: {name: second}}\n");
    return new ProfileReader().read(Reading.HEAD + YAML, "profile.yaml", directory);
  }

  private static ProfilePath path(Object... steps) {
    ProfilePath path = ProfilePath.ROOT;
    for (Object step : steps) {
      path = step instanceof Integer index ? path.index(index) : path.key((String) step);
    }
    return path;
  }
}
