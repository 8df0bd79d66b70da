package io.gitopsprofile.catalog.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.release.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Holds the data files of charts' values, and writes them with {@code -Dcharts=FOLDER}. */
class ChartValuesDataTest {

  private static final Path DATA =
      Path.of("../profile-checks/src/main/resources/io/gitopsprofile/catalog/values");

  private static final Chart.Repository PROMETHEUS =
      Chart.Repository.of(
          "https://prometheus-community.github.io/helm-charts", "prometheus", "29.27.0");

  @Test
  @EnabledIfSystemProperty(named = "charts", matches = ".+")
  void writesTheFilesOfAFolder() throws IOException {
    Path source = Path.of(System.getProperty("charts"));
    ChartValuesFile writer = new ChartValuesFile(source);
    try (Stream<Path> folders = Files.list(source)) {
      for (Path folder : folders.filter(it -> !it.toString().contains("@")).sorted().toList()) {
        String text = writer.text(folder);
        String title = text.lines().filter(it -> it.startsWith("= ")).findFirst().orElseThrow();
        String[] words = title.split(" ", -1);
        String major = words[2].replaceFirst("^v", "").replaceFirst("\\..*", "");
        Files.writeString(DATA.resolve(words[1] + "-" + major + ".txt"), text);
      }
    }
    Files.writeString(DATA.resolve("index.txt"), index());
  }

  @Test
  void areInTheIndex() throws IOException {
    assertThat(index()).isEqualTo(Files.readString(DATA.resolve("index.txt")));
  }

  @Test
  void canBeReadAsAWhole() throws IOException {
    for (Path file : files()) {
      List<String> lines = Files.readAllLines(file);
      List<String> paths = new ArrayList<>();
      for (String line : lines.subList(2, lines.size())) {
        int space = line.indexOf(' ');
        paths.add(line.substring(0, space));
        assertThat(line.substring(0, space)).as(file.toString()).matches("[-A-Za-z0-9_.]+");
        assertThat(ValueKind.of(line.substring(space + 1))).isNotNull();
      }
      assertThat(paths).as(file.toString()).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void answersForAPathAndForAName() {
    ChartValues values = ChartValues.of(PROMETHEUS);

    assertThat(values).isNotNull();
    assertThat(values.title()).startsWith("prometheus 29.");
    assertThat(values.kind("server.global.scrape_interval")).isEqualTo(ValueKind.DURATION);
    assertThat(values.kind("server.scrape_interval")).isNull();
    for (String key : values.keys("")) {
      assertThat(values.kind(key)).as(key).isNotNull();
      assertThat(values.kind(key + "\nserver")).as(key).isNull();
    }
    assertThat(values.kind("")).isNull();
    assertThat(values.kind("zzz")).isNull();
    assertThat(values.named("retention")).contains("server.retention");
    assertThat(values.keys("server.global")).contains("scrape_timeout").doesNotContain("=");
    assertThat(values.keys("")).contains("server", "rbac").doesNotContain("=");
  }

  @Test
  void knowsNoChartOfBitnamiAndNoUnknownVersion() {
    assertThat(
            ChartValues.of(
                Chart.Repository.of("https://charts.bitnami.com/bitnami", "prometheus", "1.0.0")))
        .isNull();
    assertThat(
            ChartValues.of(
                Chart.Repository.of(PROMETHEUS.repository(), PROMETHEUS.name(), "latest")))
        .isNull();
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(DATA)) {
      return files.filter(it -> !it.endsWith("index.txt")).sorted().toList();
    }
  }

  private static String index() throws IOException {
    Map<String, Boolean> lines = new TreeMap<>();
    for (Path file : files()) {
      String name = String.valueOf(file.getFileName()).replace(".txt", "");
      int dash = name.lastIndexOf('-');
      lines.put(name.substring(0, dash) + " " + name.substring(dash + 1) + "\n", true);
    }
    return "\n" + String.join("", lines.keySet());
  }
}
