package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffMojoTest {

  private static final String PROFILE =
      """
      profile: v1
      name: two
      target: {kubernetes: "1.21", flux: v1}
      namespaces: [{name: blue}, {name: green}]
      """;

  @TempDir Path folder;
  private final RecordingLog log = new RecordingLog();
  private Path profile;

  @BeforeEach
  void aTree() throws IOException {
    profile = Files.writeString(folder.resolve("profile.yaml"), PROFILE);
    new TreeWriter()
        .write(
            new ProfileGenerator().generate(profile, TargetOverride.NONE),
            "profile.yaml",
            folder,
            WriteOptions.careful(folder.resolve("copies")));
  }

  @Test
  void reportsNoChanges() throws Exception {
    mojo().execute();
    assertThat(log.lines).containsExactly("info Objects: 2 unchanged");
  }

  @Test
  void pairsObjectsAcrossFiles() throws Exception {
    Files.writeString(
        profile,
        PROFILE.replace(
            "{name: blue}, {name: green}", "{name: blue, directory: other}, {name: red}"));
    mojo().execute();
    assertThat(log.lines)
        .contains(
            "info create Namespace red (base/red/namespace.yaml)",
            "info remove Namespace green (base/green/namespace.yaml)",
            "info Objects: 1 create, 1 unchanged, 1 remove");
    assertThat(folder.resolve("base/red")).doesNotExist();
  }

  @Test
  void comparesWithAnotherProfile() throws Exception {
    DiffMojo mojo = mojo();
    mojo.against =
        Files.writeString(folder.resolve("old.yaml"), PROFILE.replace("green", "grey")).toFile();
    mojo.execute();
    assertThat(log.lines)
        .contains(
            "info create Namespace green (base/green/namespace.yaml)",
            "info remove Namespace grey (base/grey/namespace.yaml)");
  }

  @Test
  void namesTheOtherProfileThatHasAnError() throws Exception {
    DiffMojo mojo = mojo();
    mojo.against =
        Files.writeString(folder.resolve("old.yaml"), PROFILE.replace("name: two", "nam: two"))
            .toFile();
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageStartingWith("Checked " + folder.resolve("old.yaml") + ": ")
        .hasMessageContaining("old.yaml:2:1: error PRF002");
  }

  @Test
  void comparesWithOtherMetrics() throws Exception {
    Files.writeString(
        profile,
        """
        profile: v1
        name: two
        target: {kubernetes: "1.23", flux: v1, metrics: keda}
        namespaces: [{name: keda}]
        """);
    DiffMojo mojo = mojo();
    mojo.againstMetrics = "adapter";
    mojo.execute();
    assertThat(log.lines)
        .contains("info create HelmRelease keda/keda (base/keda/keda.yaml)")
        .contains("info Objects: 1 create, 1 unchanged");
  }

  private DiffMojo mojo() {
    DiffMojo mojo = new DiffMojo();
    mojo.file = profile.toFile();
    mojo.outputDirectory = folder.toFile();
    mojo.setLog(log);
    return mojo;
  }
}
