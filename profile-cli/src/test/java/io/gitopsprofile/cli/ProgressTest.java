package io.gitopsprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The line that counts clusters. */
class ProgressTest {

  @TempDir Path folder;
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void createProfile() throws IOException {
    Files.writeString(
        folder.resolve("profile.yaml"),
        """
        profile: v1
        name: shop
        target: {kubernetes: "1.35", flux: v2}
        environments: [{name: one}, {name: two, description: "Another ~(environment.name)."}]
        namespaces: [{name: ~(environment.name)}]
        """);
  }

  @Test
  void countsClustersOnTerminalAndClearsTheLine() {
    assertThat(run(true, "generate")).isZero();

    assertThat(text())
        .startsWith("\rrendered 1 of 2 environments\rrendered 2 of 2 environments\r")
        .endsWith("\r")
        .doesNotContain("\n");
    err.reset();
    assertThat(run(true, "verify")).isZero();
    assertThat(text()).contains("\rcompared 2 of 2 environments\r");
  }

  @Test
  void clearsTheLineBeforeFailure() throws IOException {
    Files.writeString(
        folder.resolve("profile.yaml"),
        Files.readString(folder.resolve("profile.yaml")) + "workloads: [{preset: podinfo}]\n");

    assertThat(run(true, "generate")).isNotZero();

    assertThat(text()).matches("(?s)\r[^\n]* +\r[^\r]+");
  }

  @Test
  void showsNothingWithoutTerminal() {
    assertThat(run(false, "generate")).isZero();

    assertThat(text()).isEmpty();
  }

  private int run(boolean watched, String goal) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            stream,
            List.of("profile"),
            folder);
    terminal.watch(watched);
    return new ProfileProgram(terminal).run(new String[] {goal});
  }

  private String text() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
