package io.gitopsprofile.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StarterProfileTest {

  @Test
  void matchesTemplateFolders() throws IOException {
    Map<String, String> loaded = new TreeMap<>();
    for (String name : StarterProfile.names()) {
      StarterProfile starter = StarterProfile.named(name).orElseThrow();
      starter.files().forEach((file, text) -> loaded.put(name + "/" + file, text));
    }

    assertThat(loaded).isEqualTo(templateFolders());
  }

  @Test
  void describesStarterInOneLine() {
    for (String name : StarterProfile.names()) {
      StarterProfile starter = StarterProfile.named(name).orElseThrow();

      assertThat(starter.name()).isEqualTo(name);
      assertThat(starter.description()).isNotBlank().doesNotContain("\n");
      assertThat(starter.text()).isEqualTo(starter.files().get("profile.yaml"));
    }
  }

  @Test
  void rejectsUnknownName() {
    assertThat(StarterProfile.named("eks-hpq")).isEmpty();
  }

  private static Map<String, String> templateFolders() throws IOException {
    Path module = Path.of("").toAbsolutePath();
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(module)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Path relative = module.relativize(path);
        if (relative.getNameCount() > 1
            && !relative.startsWith("src")
            && !relative.startsWith("target")) {
          texts.put(relative.toString().replace('\\', '/'), Files.readString(path));
        }
      }
    }
    return texts;
  }
}
