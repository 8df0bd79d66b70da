package io.gitopsprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The goal that writes the report: of a profile, of an environment and of a tree. */
class ReportCommandTest {

  private static final Path GOLDEN =
      Path.of("../profile-renderer/src/test/golden").toAbsolutePath();
  private static final Path STARTER = Path.of("../templates/eks-hpa-flux2/profile.yaml");

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int report(String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "report";
    System.arraycopy(options, 0, all, 1, options.length);
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    return Main.run(printed, printed, folder, all);
  }

  private String written(String file) throws IOException {
    return Files.readString(folder.resolve(file));
  }

  private void profile(String text) throws IOException {
    Files.writeString(folder.resolve("profile.yaml"), text);
  }

  @Test
  void writesPageAndReview() throws IOException {
    profile(Files.readString(STARTER));

    assertThat(report()).isZero();
    assertThat(written("target/profile-report/report.html")).contains("<h1>eks-hpa-flux2</h1>");
    assertThat(written("target/profile-report/report.md")).contains("```mermaid");
    assertThat(report()).as("a second report replaces the first").isZero();
  }

  @Test
  void writesPageBeforeErrorFails() throws IOException {
    profile(Files.readString(STARTER).replace("window: 1m", "window: 8s"));

    assertThat(report("--reportDirectory=page", "--report=found.sarif")).isEqualTo(1);
    assertThat(written("page/report.html")).contains("error PRF020");
    assertThat(written("found.sarif")).contains("PRF020");
  }

  @Test
  void writesEnvironment() throws IOException {
    String file = "--file=" + GOLDEN.resolve("sound-fleet/profile.yaml");

    assertThat(report(file, "--reportDirectory=page")).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("name one of ");
    String listed = out.toString(StandardCharsets.UTF_8);
    String name = listed.substring(listed.indexOf("name one of ") + 12).split("[,\\s]", 2)[0];
    assertThat(report(file, "--environment=" + name, "--reportDirectory=page")).isZero();
    assertThat(written("page/report.html")).contains("environment " + name, "<svg class=\"chain\"");
  }

  private void copyTree(String golden) throws IOException {
    Path tree = GOLDEN.resolve(golden + "/expected");
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve("tree").resolve(tree.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  @Test
  void writesTree() throws IOException {
    copyTree("eks-hpa-flux2");

    assertThat(report("--tree=tree", "--reportDirectory=page")).isZero();
    assertThat(written("page/report.html"))
        .contains("http_requests_per_second", "hpa.yaml:", "prometheus-adapter.yaml:")
        .contains("waits for", "rule of the adapter");
  }

  @Test
  void writesTreeWithScaledObject() throws IOException {
    copyTree("keda-eks-hpa");

    assertThat(report("--tree=tree", "--reportDirectory=page")).isZero();
    assertThat(written("page/report.html"))
        .contains("query of KEDA", "sum(rate(http_requests_total{", "scaledobject.yaml:")
        .contains("container podinfod", "1 to 10 pods", "which no load is tried")
        .contains("monitoring-system/prometheus", "prometheus.io/scrape: true");
  }

  @Test
  void keepsFileOfSomebodyElse() throws IOException {
    profile(Files.readString(STARTER));
    Files.createDirectories(folder.resolve("page"));
    Files.writeString(folder.resolve("page/report.md"), "mine");

    assertThat(report("--reportDirectory=page")).isEqualTo(1);
    assertThat(written("page/report.md")).isEqualTo("mine");
  }
}
