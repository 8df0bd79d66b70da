package io.gitopsprofile.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.rendered.RenderedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CommittedTreeTest {

  // In your repository: Path.of("profile.yaml") and Path.of(".").
  private static final Path PROFILE = Path.of("../templates/eks-hpa-flux2/profile.yaml");
  private static final Path TREE = Path.of("src/test/golden/eks-hpa-flux2/expected");

  /** The folders that hold only rendered files, even if the profile no longer uses them. */
  private static final List<String> FOLDERS =
      List.of("base", "monitoring-system", "clusters", "eksctl");

  /** The files that flux bootstrap has committed. */
  private static final String BOOTSTRAP = "clusters/eks-fargate-hpa/flux-system/";

  @Test
  void matchesGeneratedTree() throws IOException {
    assertEquals(rendered(PROFILE), committed(TREE));
  }

  static Map<String, String> rendered(Path profile) {
    Map<String, String> texts = new TreeMap<>();
    for (RenderedFile file :
        new ProfileGenerator().generate(profile, TargetOverride.NONE).tree().files()) {
      texts.put(file.path(), file.text());
    }
    return texts;
  }

  /**
   * Every file of the folders, so that the test finds files that the profile no longer generates.
   */
  static Map<String, String> committed(Path tree) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (String folder : FOLDERS) {
      if (Files.exists(tree.resolve(folder))) {
        try (Stream<Path> files = Files.walk(tree.resolve(folder))) {
          for (Path file : files.filter(Files::isRegularFile).toList()) {
            String path = tree.relativize(file).toString().replace('\\', '/');
            if (!path.startsWith(BOOTSTRAP)) {
              texts.put(path, Files.readString(file));
            }
          }
        }
      }
    }
    return texts;
  }
}
