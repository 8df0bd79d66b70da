package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeLogTest {

  private static final String PROFILE =
      """
      profile: v1
      name: noted
      target: {kubernetes: "1.21", flux: v1}
      namespaces: [{name: demo}]
      workloads:
        - preset: podinfo
          namespace: demo
          imageAutomation: {automated: true}
          service: {manage: false}
      """;
  private static final String KEPT =
      "info base/demo/podinfo/deployment.yaml:30: image tag 3.1.2 set by Flux v1"
          + " (the profile says 3.1.0)";
  private static final String ABSENT =
      "warn base/demo/podinfo/service.yaml does not exist and manage: false excludes it from"
          + " generation; write it, or remove manage: false";

  @TempDir Path folder;
  private final RecordingLog log = new RecordingLog();

  @BeforeEach
  void aTreeWithATagOfARobot() throws Exception {
    Files.writeString(folder.resolve("profile.yaml"), PROFILE);
    generate();
    Path deployment = folder.resolve("base/demo/podinfo/deployment.yaml");
    String text = Files.readString(deployment);
    assertThat(text).contains("podinfo:3.1.0");
    Files.writeString(deployment, text.replace("podinfo:3.1.0", "podinfo:3.1.2"));
    log.lines.clear();
  }

  @Test
  void generateLogsKeptTagAndMissingFile() throws Exception {
    generate();
    assertThat(log.lines).containsOnlyOnce(KEPT, ABSENT);
    Files.writeString(folder.resolve("base/demo/podinfo/service.yaml"), "mine: 1\n");
    log.lines.clear();
    generate();
    assertThat(log.lines).contains(KEPT).doesNotContain(ABSENT);
  }

  @Test
  void verifyLogsKeptTagAndSucceeds() throws Exception {
    VerifyMojo mojo = new VerifyMojo();
    mojo.setLog(log);
    mojo.file = folder.resolve("profile.yaml").toFile();
    mojo.outputDirectory = folder.toFile();
    mojo.execution = "default-cli";
    mojo.version = "1";
    mojo.report = folder.resolve("report.json").toFile();
    mojo.execute();
    assertThat(folder.resolve("report.json"))
        .content()
        .contains("\"imageValues\"", "image tag 3.1.2 set by Flux v1");
    assertThat(log.lines).containsOnlyOnce(KEPT, ABSENT);
    assertThat(log.lines).last().asString().startsWith("info Verified ");
  }

  @Test
  void diffLogsKeptTag() throws Exception {
    DiffMojo mojo = new DiffMojo();
    mojo.setLog(log);
    mojo.file = folder.resolve("profile.yaml").toFile();
    mojo.outputDirectory = folder.toFile();
    mojo.execute();
    assertThat(log.lines).contains(KEPT).last().isEqualTo("info Objects: 2 unchanged");
  }

  private void generate() throws Exception {
    GenerateMojo mojo = new GenerateMojo();
    mojo.setLog(log);
    mojo.file = folder.resolve("profile.yaml").toFile();
    mojo.outputDirectory = folder.toFile();
    mojo.copies = folder.resolve("copies").toFile();
    mojo.cache = folder.resolve("cache").toFile();
    mojo.execution = "default-cli";
    mojo.version = "1";
    mojo.execute();
  }
}
