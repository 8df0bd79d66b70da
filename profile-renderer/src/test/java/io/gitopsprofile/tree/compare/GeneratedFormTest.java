package io.gitopsprofile.tree.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GeneratedFormTest {

  @Test
  void acceptsEachGoldenFile() throws IOException {
    int files = 0;
    for (String root : List.of("src/test/golden")) {
      try (Stream<Path> entries = Files.walk(Path.of(root))) {
        for (Path file : entries.filter(GeneratedFormTest::isGenerated).toList()) {
          assertThat(GeneratedForm.has(Files.readAllBytes(file))).as(file.toString()).isTrue();
          files++;
        }
      }
    }
    assertThat(files).isGreaterThan(500);
  }

  @Test
  void acceptsFilesThatImageAutomationChanged() throws IOException {
    for (String root : List.of("by-flux", "flux-v2/by-flux", "flux-v2/marked")) {
      for (String name : List.of("cache.yaml", "podinfo/deployment.yaml")) {
        Path file = Path.of("src/test/image-automation", root, "base/demo", name);
        String text = Files.readString(file);
        assertThat(has(text)).as(file.toString()).isTrue();
        assertThat(has(text.replace("\n", "\r\n"))).as(file.toString()).isTrue();
        assertThat(has(text + "# mine\n")).as(file.toString()).isFalse();
        assertThat(has(text.replace("spec:\n", "spec: # mine\n"))).as(file.toString()).isFalse();
        assertThat(has(text.replaceFirst("apiVersion: (.*)\n(kind: .*)\n", "$2\napiVersion: $1\n")))
            .as(file.toString())
            .isFalse();
      }
    }
  }

  private static boolean isGenerated(Path file) {
    return file.toString().contains("/expected/") && file.toString().endsWith(".yaml");
  }

  @Test
  void rejectsOtherText() {
    String form = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n";
    assertThat(has(form)).isTrue();
    assertThat(has(form.replace("\n", "\r\n"))).isTrue();
    for (String other :
        List.of(
            "",
            "apiVersion: v1\n",
            form + "# mine\n",
            form + "---\n" + form,
            form + "\n",
            form.strip(),
            form.replace("  name", "    name"),
            form.replace("a\n", "'a'\n"),
            form.replace("  name", "    name").replace("a\n", "a # {\"$imagepolicy\": \"b:c\"}\n"),
            form.replace("a\n", "a # {\"$imagepolicy\": \"b:c\"} # mine\n"),
            "apiVersion: v1\n"
                + "kind: ConfigMap\n"
                + "metadata: {annotations: {fluxcd.io/automated: \"true\"}}\n",
            "kind: ConfigMap\napiVersion: v1\n",
            "<project/>",
            "apiVersion: v1\nkind: [\n")) {
      assertThat(has(other)).as(other).isFalse();
    }
  }

  private static boolean has(String text) {
    return GeneratedForm.has(text.getBytes(StandardCharsets.UTF_8));
  }
}
