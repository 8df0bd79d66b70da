package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import io.gitopsprofile.model.Preset;
import io.gitopsprofile.model.Profile;
import io.gitopsprofile.model.value.InvalidValueException;
import io.gitopsprofile.model.value.RelativePath;
import io.gitopsprofile.mutation.SoundProfiles;
import io.gitopsprofile.rendered.RenderedFile;
import io.gitopsprofile.tree.FleetWriter;
import io.gitopsprofile.tree.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Environments that Java code builds. */
class EnvironmentTest {

  private final Profile sound = SoundProfiles.profile("eks-hpa-flux2");

  @TempDir Path folder;

  @Test
  void rendersEachIntoItsFolder() throws IOException {
    FleetGenerator fleet =
        FleetGenerator.of(
            List.of(
                Environment.of("staging", sound),
                new Environment("prod", RelativePath.of("live/prod"), () -> sound)));

    assertThat(fleet.check()).isEmpty();
    new FleetWriter()
        .write(
            fleet,
            folder.resolve("profile.yaml"),
            folder,
            WriteOptions.careful(folder.resolve("copies")).withFsync(false),
            name -> {});

    for (String directory : List.of("clusters/staging", "live/prod")) {
      Path synced = folder.resolve(directory).resolve("clusters/eks-fargate-hpa/demo.yaml");
      assertThat(Files.readString(synced)).contains("path: ./" + directory + "/base/demo\n");
    }
    assertThat(fleet.result("staging").generated().tree().files())
        .extracting(RenderedFile::path)
        .contains("base/demo/podinfo/deployment.yaml");
  }

  @Test
  void asksForEachProfileOnlyWhenItsTreeIsAskedFor() {
    AtomicInteger asked = new AtomicInteger();
    FleetGenerator fleet =
        FleetGenerator.of(List.of(counted("a", asked), counted("b", asked), counted("c", asked)));
    assertThat(asked).hasValue(0);

    assertThat(fleet.results().findFirst().orElseThrow().name()).isEqualTo("a");

    assertThat(asked).hasValue(1);
  }

  @Test
  void namesEnvironmentsOfFinding() {
    Profile broken =
        sound.toBuilder().workloads(List.of(Preset.PODINFO.in("nowhere").build())).build();
    FleetGenerator fleet =
        FleetGenerator.of(List.of(Environment.of("good", sound), Environment.of("bad", broken)));

    assertThatThrownBy(fleet::check)
        .isInstanceOfSatisfying(
            ProfileException.class,
            e ->
                assertThat(e.diagnostics())
                    .isNotEmpty()
                    .extracting(Diagnostic::message)
                    .allSatisfy(it -> assertThat(it).endsWith("(in 1 of 2: bad)")));
  }

  @Test
  void refusesSharedFolderAndWrongName() {
    assertThatThrownBy(
            () ->
                FleetGenerator.of(
                    List.of(
                        Environment.of("a", sound),
                        new Environment("ab", RelativePath.of("clusters/a-b"), () -> sound),
                        new Environment("b", RelativePath.of("clusters/a/b"), () -> sound))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("environment b ");
    assertThatThrownBy(() -> Environment.of("../a", sound))
        .isInstanceOf(InvalidValueException.class);
  }

  private Environment counted(String name, AtomicInteger asked) {
    return Environment.of(
        name,
        () -> {
          asked.incrementAndGet();
          return sound;
        });
  }
}
