package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.render.UncheckedRenderer;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.rendered.RenderedTree;
import io.gitopsprofile.tree.report.Drift;
import io.gitopsprofile.tree.report.ObjectChange;
import io.gitopsprofile.tree.report.VerifyReport;
import io.gitopsprofile.tree.report.WriteReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of parts with {@code manage: false}. */
class UnmanagedFilesTest {

  private static final String PROFILE = "profile.yaml";
  private static final String SERVICE = "base/demo/podinfo/service.yaml";
  private static final String MANAGED =
      """
      profile: v1
      name: parts
      target:
        kubernetes: "1.17"
        flux: v1
      namespaces:
        - name: demo
      workloads:
        - preset: podinfo
          namespace: demo
          service: {manage: true}
      """;
  private static final String UNMANAGED = MANAGED.replace("manage: true", "manage: false");

  @TempDir Path folder;
  private Path directory;

  @BeforeEach
  void createFolderWithProfile() throws IOException {
    directory = Files.createDirectory(folder.resolve("repository"));
    Files.writeString(directory.resolve(PROFILE), "");
  }

  @Test
  void reportsMissingUnmanagedFiles() throws IOException {
    WriteReport report = write(UNMANAGED);
    assertThat(report.absent()).containsExactly(SERVICE);
    assertThat(report.created()).hasSize(2).doesNotContain(SERVICE);
    assertThat(directory.resolve(SERVICE)).doesNotExist();
    assertThat(verify(UNMANAGED))
        .isEqualTo(new VerifyReport(List.of(), List.of(SERVICE), List.of(), List.of()));
  }

  @Test
  void keepsFilesAndRemovesThemFromRecord() throws IOException {
    write(MANAGED);
    for (String text : List.of("mine: 1\n", "mine: 2\n")) {
      Files.writeString(directory.resolve(SERVICE), text);
      SortedMap<String, String> before = Trees.filesIn(directory);
      WriteReport report = write(UNMANAGED);
      assertThat(report.absent()).isEmpty();
      assertThat(report.unchanged()).hasSize(2);
      assertThat(Trees.filesIn(directory)).isEqualTo(before);
      assertThat(Files.readString(directory.resolve(".profile.sum"))).doesNotContain(SERVICE);
      assertThat(verify(UNMANAGED))
          .isEqualTo(new VerifyReport(List.of(), List.of(), List.of(), List.of()));
    }
  }

  @Test
  void findsStaleRecordOfUnmanagedFiles() throws IOException {
    write(MANAGED);
    assertThat(verify(UNMANAGED).drifts())
        .extracting(Drift::toString)
        .containsExactly("changed .profile.sum (the ownership record)");
  }

  @Test
  void keepsFileWhenPartIsRemoved() throws IOException {
    write(MANAGED);
    write(UNMANAGED);
    WriteReport report = write(UNMANAGED.replace("service: {manage: false}", "service: null"));
    assertThat(report.deleted()).isEmpty();
    assertThat(directory.resolve(SERVICE)).exists();
  }

  @Test
  void rejectsFileManagedAgain() throws IOException {
    write(MANAGED);
    write(UNMANAGED);
    assertThat(write(MANAGED).adopted()).containsExactly(SERVICE);
    write(UNMANAGED);
    Files.writeString(directory.resolve(SERVICE), "mine: 1\n");
    assertThatThrownBy(() -> write(MANAGED))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("PRF101: " + SERVICE);
  }

  @Test
  void acceptsAnyContent() throws IOException {
    Files.createDirectories(directory.resolve(SERVICE));
    assertThat(write(UNMANAGED).absent()).containsExactly(SERVICE);
    assertThat(directory.resolve(SERVICE)).isDirectory();
  }

  @Test
  void omitsUnmanagedFilesFromDiff() throws IOException {
    write(MANAGED);
    Files.writeString(directory.resolve(SERVICE), "mine: 1\n");
    assertThat(TreeDiff.between(directory, PROFILE, render(UNMANAGED).tree()))
        .extracting(ObjectChange::toString)
        .containsExactly(
            "unchanged Namespace demo (base/demo/namespace.yaml)",
            "unchanged Deployment demo/podinfo (base/demo/podinfo/deployment.yaml)");
  }

  @Test
  void supportsEveryPartWithFile() throws IOException {
    Path sink = Path.of("src/test/golden/kitchen-sink");
    String yaml = Files.readString(sink.resolve(PROFILE)).replace("manage: true", "manage: false");
    RenderedTree tree = UncheckedRenderer.render(yaml, sink);
    List<String> unmanaged =
        tree.files().stream()
            .map(RenderedFile::path)
            .filter(path -> !tree.isManaged(path))
            .toList();
    assertThat(unmanaged)
        .containsExactly(
            "base/apps/shop/deployment.yaml",
            "base/apps/shop/hpa.yaml",
            "base/apps/shop/pdb.yaml",
            "base/apps/shop/service.yaml",
            "eksctl/cluster.yaml",
            "platform/monitoring/namespace.yaml",
            "platform/monitoring/prometheus-adapter.yaml",
            "platform/monitoring/prometheus.yaml");
  }

  @Test
  void ignoresFilesNotNamedInManifests() throws IOException {
    String manifest =
        """
        manifests:
          - apiVersion: v1
            kind: ConfigMap
            metadata: {name: greeting, namespace: demo}
        """;
    String file = "base/demo/configmap-greeting.yaml";
    write(MANAGED + manifest);
    Files.writeString(directory.resolve(file), "mine: 1\n");
    assertThatThrownBy(() -> write(MANAGED + manifest))
        .hasMessageContaining("remove it from manifests to manage the file yourself");
    assertThat(write(MANAGED).left()).containsExactly(file);
    assertThat(directory.resolve(file)).hasContent("mine: 1\n");
  }

  private static GenerationResult render(String yaml) {
    return new ProfileGenerator().generate(yaml, PROFILE, Path.of(""), TargetOverride.NONE);
  }

  private WriteReport write(String yaml) throws IOException {
    WriteOptions options = WriteOptions.careful(folder.resolve("copies")).withFsync(false);
    return new TreeWriter().write(render(yaml), PROFILE, directory, options);
  }

  private VerifyReport verify(String yaml) throws IOException {
    return new TreeVerifier().verify(render(yaml), PROFILE, directory);
  }
}
