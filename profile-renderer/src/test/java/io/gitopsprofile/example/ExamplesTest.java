package io.gitopsprofile.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Java samples that the documents quote. */
class ExamplesTest {

  private static final Path STARTER = Path.of("../templates/eks-hpa-flux2/profile.yaml");

  /** A program that may fail. */
  private interface Program {

    void run() throws IOException;
  }

  @Test
  void rendersProfileWrittenInJava(@TempDir Path folder) throws IOException {
    String printed = printed(() -> ShopProfile.main(new String[] {folder.toString()}));

    assertThat(printed).startsWith("Rendered 5 files, try: hey -z 10m -c 5 -q 5 ");
    assertThat(folder.resolve("base/shop/front/hpa.yaml")).exists();
  }

  @Test
  void printsPathsOfProfile() throws IOException {
    String printed = printed(() -> RenderedPaths.main(new String[] {STARTER.toString()}));

    assertThat(printed.lines()).hasSize(15).contains("base/demo/podinfo/hpa.yaml");
  }

  @Test
  void findsExtraFileInTree(@TempDir Path folder) throws IOException {
    Path profile = folder.resolve("profile.yaml");
    String yaml = Files.readString(STARTER);
    Files.writeString(profile, yaml);
    write(folder, CommittedTreeTest.rendered(profile));
    write(folder, Map.of("clusters/eks-fargate-hpa/flux-system/gotk-sync.yaml", ""));
    assertThat(CommittedTreeTest.committed(folder)).isEqualTo(CommittedTreeTest.rendered(profile));

    Files.writeString(profile, yaml.replaceFirst("(?ms)^cluster:\n.*?^(?=\\S)", ""));

    assertThat(CommittedTreeTest.rendered(profile)).doesNotContainKey("eksctl/cluster.yaml");
    assertThat(CommittedTreeTest.committed(folder)).containsKey("eksctl/cluster.yaml");
  }

  @Test
  void printsFindingsOfExistingTree(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve(".git"));
    write(
        folder,
        Map.of(
            "web.yaml",
            """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: web, namespace: shop}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}
              maxReplicas: 3
              metrics:
                - type: Pods
                  pods:
                    metric: {name: requests}
                    target: {type: AverageValue, averageValue: "1"}
            """));

    String printed = printed(() -> ExistingTree.main(new String[] {folder.toString()}));

    assertThat(printed)
        .contains(".: 1 objects: 1 typed")
        .contains("web.yaml:10:")
        .contains("error PRF012: autoscaler \"web\" scales on \"requests\"")
        .contains("autoscalers can be tried");
  }

  private static String printed(Program program) throws IOException {
    PrintStream console = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      program.run();
    } finally {
      System.setOut(console);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static void write(Path folder, Map<String, String> texts) throws IOException {
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Path file = folder.resolve(text.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, text.getValue());
    }
  }
}
