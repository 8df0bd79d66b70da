package io.gitopsprofile.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.render.GenerationResult;
import io.gitopsprofile.render.ProfileGenerator;
import io.gitopsprofile.render.TargetOverride;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first run of a JVM links few lambdas, and no equals, hashCode or toString of a record: each
 * takes up to 20 ms of every build.
 */
final class ColdPathTest {

  private static final int MOST_LAMBDAS = 6;

  /** Generates and writes a profile, as a build does. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[1]);
    GenerationResult result =
        new ProfileGenerator().generate(Path.of(args[0]), TargetOverride.NONE);
    new TreeWriter()
        .write(
            result,
            "profile.yaml",
            directory,
            WriteOptions.careful(directory.resolve("copies")).withFsync(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"eks-hpa", "eks-hpa-flux2"})
  void linksLittle(String starter, @TempDir Path directory)
      throws IOException, InterruptedException {
    List<String> lambdas = new ArrayList<>();
    List<String> linked = new ArrayList<>();
    for (String line : run(Path.of("../templates", starter, "profile.yaml"), directory)) {
      if (line.contains("io.gitopsprofile.") && line.contains("$$Lambda")) {
        lambdas.add(line);
      } else if (line.contains("java.lang.runtime.ObjectMethods")) {
        linked.add(line);
      }
    }
    assertThat(directory.resolve(".profile.sum")).exists();
    assertThat(linked).as("equals, hashCode or toString of a record").isEmpty();
    assertThat(lambdas).hasSizeBetween(1, MOST_LAMBDAS);
  }

  private static String[] run(Path profile, Path directory)
      throws IOException, InterruptedException {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load=info:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                ColdPathTest.class.getName(),
                profile.toString(),
                directory.toString())
            .redirectErrorStream(true)
            .start();
    try (InputStream out = jvm.getInputStream()) {
      String text = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(jvm.waitFor()).as(text).isZero();
      return text.split("\n", -1);
    }
  }
}
