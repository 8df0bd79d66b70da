package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No goal opens a network connection, or looks up a name. */
class NetworkTest {

  @TempDir Path folder;

  @Test
  void everyGoalRunsWithoutNetwork() throws IOException, InterruptedException {
    Path profile = Path.of("../templates/eks-hpa-flux2/profile.yaml");
    Files.copy(profile, folder.resolve("profile.yaml"));
    Files.copy(profile, folder.resolve("old.yaml"));
    // Names resolve by this file alone, so that a look-up of any name fails.
    Path hosts = Files.writeString(folder.resolve("hosts"), "");
    List<String> printed =
        run(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Djava.nio.channels.spi.SelectorProvider=" + RefusedNetwork.class.getName(),
            "-Djdk.net.hosts.file=" + hosts,
            "-cp",
            System.getProperty("java.class.path"),
            RefusedNetwork.class.getName(),
            folder.toString());
    List<String> expected = new ArrayList<>(List.of("refused 6"));
    EveryGoal.classes().forEach(goal -> expected.add("ran " + goal));
    expected.addAll(List.of("files true", "attempts 0"));
    assertThat(printed).containsExactlyElementsOf(expected);
  }

  private static List<String> run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    return printed
        .lines()
        .filter(line -> !line.startsWith("SLF4J") && !line.startsWith("[debug]"))
        .toList();
  }
}
