package io.gitopsprofile.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.RenderedFile;
import io.gitopsprofile.render.TargetOverride;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommittedTreeTest {

  // In your repository: Path.of("profile.yaml") and Path.of(".").
  private static final Path PROFILE = Path.of("../templates/eks-hpa/profile.yaml");
  private static final Path TREE = Path.of("src/test/golden/eks-hpa/expected");

  @Test
  void theCommittedTreeIsWhatTheProfileYields() throws IOException {
    Map<String, String> rendered = new TreeMap<>();
    Map<String, String> committed = new TreeMap<>();
    for (RenderedFile file :
        new ProfileGenerator().generate(PROFILE, TargetOverride.NONE).tree().files()) {
      rendered.put(file.path(), file.text());
      addAll(committed, TREE.resolve(file.path().split("/")[0]));
    }

    assertEquals(rendered, committed);
  }

  /** Every file of the folder counts, so that one which the profile no longer yields is found. */
  private static void addAll(Map<String, String> committed, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        committed.put(TREE.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
  }
}
