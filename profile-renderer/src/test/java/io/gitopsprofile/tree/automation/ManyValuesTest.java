package io.gitopsprofile.tree.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.tree.record.OwnershipRecord.Line;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files with as many values of image automation as fit; the time must not grow with the square. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ManyValuesTest {

  private static final int MANY = 10_000;
  private static final String HEAD =
      """
      profile: v1
      name: many
      target: {kubernetes: "%s", flux: %s}
      namespaces: [{name: demo}]
      """;

  @Test
  void takesManyTagsOfFluxV1() {
    StringBuilder yaml = new StringBuilder(HEAD.formatted("1.17", "v1"));
    yaml.append("releases:\n  - name: cache\n    namespace: demo\n    chart: {repository: ")
        .append("https://charts.example.com, name: cache, version: 1.2.3}\n")
        .append("    imageAutomation: {automated: true}\n    values:\n");
    for (int i = 0; i < MANY; i++) {
      yaml.append("      k").append(i).append(": {image: a/b:1.0.0}\n");
    }
    assertTaken(yaml.toString(), "base/demo/cache.yaml");
  }

  @Test
  void takesManyTagsOfFluxV2() {
    StringBuilder yaml = new StringBuilder(HEAD.formatted("1.35", "v2"));
    yaml.append("manifests:\n  - apiVersion: v1\n    kind: ConfigMap\n")
        .append("    metadata: {name: m, namespace: demo}\n    data:\n");
    for (int i = 0; i < MANY; i++) {
      yaml.append("      k").append(i).append(": a/b:1.0.0\n");
    }
    yaml.append("    imagePolicies:\n");
    for (int i = 0; i < MANY; i++) {
      yaml.append("      - {path: data.k").append(i).append(", image: n:p}\n");
    }
    assertTaken(yaml.toString(), "base/demo/configmap-m.yaml");
  }

  private static void assertTaken(String yaml, String path) {
    RenderedFile file =
        new ProfileGenerator()
            .generate(yaml, "profile.yaml", Path.of(""), TargetOverride.NONE)
            .tree()
            .file(path)
            .orElseThrow();
    assertThat(file.imageValues()).hasSize(MANY);
    String text = file.text().replace("a/b:1.0.0", "a/b:1.0.1");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ImageTakeover.Taken taken = ImageTakeover.of(file, bytes);
    assertThat(taken.values()).hasSize(MANY);
    assertThat(taken.file().text()).isEqualTo(text);
    Line line = ContentForm.line(file, "1", "profile.yaml");
    assertThat(ContentForm.isRecorded(List.of(line), bytes)).isTrue();
  }
}
