package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import io.gitopsprofile.tree.TreeWriter;
import io.gitopsprofile.tree.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The plans that docs/guides/moving-to-flux-v2.md shows are what the goal prints for the starter
 * profile. {@code -Dgolden.update} writes them, and still fails.
 */
class MovingPlanTest {

  private static final Path CASE = Path.of("../src-it/moving");
  private static final Path STARTER = Path.of("../templates/eks-hpa/profile.yaml");

  @TempDir Path folder;
  private final RecordingLog log = new RecordingLog();

  @BeforeEach
  void theTreeOfFlux1() throws IOException {
    Path profile = Files.copy(STARTER, folder.resolve("profile.yaml"));
    new TreeWriter()
        .write(
            new ProfileGenerator().generate(profile, TargetOverride.NONE),
            "profile.yaml",
            folder,
            WriteOptions.careful(folder.resolve("copies")));
  }

  @Test
  void goesToFlux2() throws Exception {
    targeted("target.yaml", folder.resolve("profile.yaml"));
    prints("plan.txt", mojo("profile.yaml"));
    assertThat(folder.resolve("clusters")).doesNotExist();
  }

  @Test
  void goesToLivingCharts() throws Exception {
    targeted("charts.yaml", folder.resolve("profile.yaml"));
    DiffMojo mojo = mojo("profile.yaml");
    mojo.differences = false;
    prints("charts.txt", mojo);
  }

  @Test
  void goesToKeda() throws Exception {
    deployed("target.yaml", folder.resolve("adapter.yaml"));
    deployed("keda.yaml", folder.resolve("keda.yaml"));
    DiffMojo mojo = mojo("keda.yaml");
    mojo.against = folder.resolve("adapter.yaml").toFile();
    mojo.differences = false;
    prints("keda.txt", mojo);
  }

  @Test
  void showsTheDifferencesOfAPlanOnlyWhenAsked() throws Exception {
    targeted("target.yaml", folder.resolve("profile.yaml"));
    DiffMojo mojo = mojo("profile.yaml");
    mojo.differences = true;
    mojo.execute();
    assertThat(log.lines)
        .contains("info     -apiVersion: helm.fluxcd.io/v1", "info     @@ -1,14 +1,23 @@")
        .noneMatch(line -> line.contains("-Dprofile.differences"));
  }

  private static void targeted(String target, Path profile) throws IOException {
    String block = Files.readString(CASE.resolve(target));
    String yaml = Files.readString(STARTER);
    Files.writeString(profile, yaml.replaceFirst("(?ms)^target:\n.*?\n(?=\n)", block));
  }

  /** In the starter profile the autoscaler's namespace is not deployed yet. */
  private static void deployed(String target, Path profile) throws IOException {
    targeted(target, profile);
    String yaml = Files.readString(profile);
    Files.writeString(profile, yaml.replace("reconcile: false", "reconcile: true"));
  }

  private DiffMojo mojo(String profile) {
    DiffMojo mojo = new DiffMojo();
    mojo.file = folder.resolve(profile).toFile();
    mojo.outputDirectory = folder.toFile();
    mojo.setLog(log);
    return mojo;
  }

  private void prints(String file, DiffMojo mojo) throws Exception {
    mojo.execute();
    Path expected = CASE.resolve(file);
    String plan = plan();
    if (Boolean.getBoolean("golden.update") && !plan.equals(Files.readString(expected))) {
      Files.writeString(expected, plan);
      throw new AssertionError("updated " + expected + "; read it, then run without update");
    }
    assertThat(expected).hasContent(plan);
  }

  /** What is printed after the findings. */
  private String plan() {
    return log.lines.stream()
        .filter(line -> line.startsWith("info "))
        .map(line -> line.substring("info ".length()) + "\n")
        .dropWhile(line -> line.contains(": info PRF") || line.startsWith("  "))
        .collect(Collectors.joining());
  }
}
