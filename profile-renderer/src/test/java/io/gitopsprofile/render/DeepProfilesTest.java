package io.gitopsprofile.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread with half of the usual stack, whose frames are not compiled yet, is enough for all. */
final class DeepProfilesTest {

  @Test
  @Timeout(300)
  void rendersOrRefusesEachOnASmallStack() throws Exception {
    Process jvm =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss512k",
                "-Xint",
                "-cp",
                System.getProperty("java.class.path"),
                DeepProfiles.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(jvm.waitFor()).as(output).isZero();
    Map<String, String> outcomes =
        output
            .lines()
            .map(line -> line.split("\t", 2))
            .collect(Collectors.toMap(fields -> fields[0], fields -> fields[1]));
    assertThat(outcomes).hasSize(20);
    assertThat(outcomes.values()).noneMatch(outcome -> outcome.contains("StackOverflowError"));
    assertThat(outcomes.get("a pattern of 100 levels")).startsWith("PRF016");
    assertThat(outcomes.get("a pattern of 101 levels"))
        .isEqualTo("PRF005 brackets in matches are nested more than 100 levels deep");
    assertThat(outcomes.get("a selector of 1900 levels"))
        .isEqualTo("PRF005 brackets in seriesQuery are nested more than 100 levels deep");
    assertThat(outcomes.get("a long host")).isEqualTo("rendered");
  }
}
