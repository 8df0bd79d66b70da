package io.gitopsprofile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** The goal that tries a load: what it prints, and its curves as files. */
class SimulateCommandTest {

  private static final Path STARTER = Path.of("../templates/eks-hpa-flux2/profile.yaml");

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @BeforeEach
  void writeProfile() throws IOException {
    Files.copy(STARTER, folder.resolve("profile.yaml"));
  }

  private int simulate(String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "simulate";
    System.arraycopy(options, 0, all, 1, options.length);
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    return Main.run(printed, printed, folder, all);
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writesCurvesAsCsv() throws IOException {
    assertThat(simulate("--load=step:120@60..660", "--report=curves.csv")).isZero();

    List<String> rows = Files.readAllLines(folder.resolve("curves.csv"));
    assertThat(rows.get(0)).isEqualTo("namespace,autoscaler,time,load,replicas,ready,read,pending");
    assertThat(rows).hasSize(1562);
    assertThat(rows).contains("demo,podinfo,0,0,1,1,,0", "demo,podinfo,300,120,10,10,120,0");
    assertThat(rows.subList(1, rows.size()))
        .allMatch(row -> row.matches("[a-z0-9.-]+,[a-z0-9.-]+,[0-9]+(,[0-9.]*){5}"));
  }

  @Test
  void writesCurvesAsJson() throws IOException {
    assertThat(simulate("--load=step:120@60..660", "--report=curves.json")).isZero();

    JsonNode trial =
        new ObjectMapper().readTree(folder.resolve("curves.json").toFile()).get("trials").get(0);
    assertThat(trial.get("metric").asText()).isEqualTo("http_requests_per_second");
    assertThat(trial.get("rows")).hasSize(1561);
    assertThat(trial.get("words").get(0).asText())
        .isEqualTo("reaches maxReplicas (10) at 2:01 and stays short of 20 req/s");
  }

  @Test
  void refusesOtherReports() {
    assertThat(simulate("--report=curves.sarif")).isEqualTo(2);
    assertThat(printed()).contains("use .json or .csv");
  }

  @Test
  void takesRecordOfDay() throws IOException {
    Files.writeString(folder.resolve("day.csv"), "time,load\n00:00,5\n00:10,60\n00:30,0\n");

    assertThat(simulate("--load=csv:day.csv", "--autoscaler=podinfo")).isZero();
    assertThat(printed())
        .contains("under csv:day.csv req/s", "the first new pod is ready ", "\u2588");
  }

  @Test
  void drawsWithAscii() {
    assertThat(simulate("--plain")).isZero();
    assertThat(printed()).contains("under step:25@60..660 req/s", "#").matches("\\p{ASCII}*");
  }

  @Test
  void keepsTerminalSafe() throws IOException {
    Path profile = folder.resolve("profile.yaml");
    Files.writeString(
        profile,
        Files.readString(profile)
            .replace(
                "      - httpRequests: {averageValue: 10}",
                "      - external: {metric: \"requests\\e[31m\\u202Ec4naRy\", averageValue: 5}"));

    simulate("--load=step:25@60..360");

    assertThat(printed()).contains("c4naRy").doesNotContain("\u001b", "\u202E");
  }
}
