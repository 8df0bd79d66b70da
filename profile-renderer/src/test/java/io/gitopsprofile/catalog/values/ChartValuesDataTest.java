package io.gitopsprofile.catalog.values;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.model.release.Chart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Holds the data files of charts' values, and writes them with {@code -Dcharts=FOLDER}. */
class ChartValuesDataTest {

  private static final Path DATA =
      Path.of("../profile-checks/src/main/resources/io/gitopsprofile/catalog/values");

  private static final String FORMER = "former.txt";

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
  @EnabledIfSystemProperty(named = "formerCharts", matches = ".+")
  void writesTheValuesOfFormerVersions() throws IOException {
    Path source = Path.of(System.getProperty("formerCharts"));
    Map<String, String> lines = new TreeMap<>();
    for (Path chart : children(source)) {
      String name = String.valueOf(chart.getFileName());
      List<Path> versions = new ArrayList<>(children(chart));
      versions.sort(Comparator.comparing(it -> it.getFileName().toString(), FormerValues::compare));
      ChartValues newest =
          ChartValues.of(Chart.Repository.of(PROMETHEUS.repository(), name, "999.0.0"));
      for (Path version : versions) {
        ChartValuesFile writer = new ChartValuesFile(version.resolve("charts"));
        for (String path : writer.lines(version).keySet()) {
          String topmost = unknown(newest, path);
          if (topmost != null) {
            lines.put(name + " " + topmost, String.valueOf(version.getFileName()));
          }
        }
      }
    }
    StringBuilder text = new StringBuilder("\n");
    lines.forEach((value, last) -> text.append(value).append(' ').append(last).append('\n'));
    Files.writeString(DATA.resolve(FORMER), text);
  }

  /** The shortest part of a path that a chart no longer reads; null if it may read all of it. */
  private static @Nullable String unknown(@Nullable ChartValues chart, String path) {
    for (int end = path.indexOf('.'); chart != null; end = path.indexOf('.', end + 1)) {
      String part = end < 0 ? path : path.substring(0, end);
      ValueKind kind = chart.kind(part);
      if (kind == null) {
        return part;
      }
      if (end < 0 || kind != ValueKind.MAPPING) {
        return null;
      }
    }
    return null;
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    }
  }

  @Test
  void knowsTheLastVersionThatReadAValue() {
    assertThat(FormerValues.of("prometheus").isRead("server.enabled", "15.18.0")).isTrue();
    assertThat(FormerValues.of("prometheus").isRead("server.enabled", "15.x")).isTrue();
    assertThat(FormerValues.of("prometheus").isRead("server.enabled", "27.20.0")).isFalse();
    assertThat(FormerValues.of("prometheus").isRead("server.retention", "15.18.0")).isFalse();
    assertThat(FormerValues.of("metrics").isRead("server.enabled", "15.18.0")).isFalse();
  }

  @Test
  void comparesVersionsByTheirNumbers() {
    assertThat(FormerValues.compare("9.0.0", "10.0.0")).isNegative();
    assertThat(FormerValues.compare("v1.2.3", "1.2.3")).isZero();
    assertThat(FormerValues.compare("1.10.0", "1.9.7")).isPositive();
    assertThat(FormerValues.compare("1.2.0-rc.1", "1.2.0")).isZero();
    assertThat(FormerValues.compare("18.x", "18.4.0")).isNegative();
    assertThat(FormerValues.compare("1.99999999999.0", "1.2.0")).isPositive();
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
      return files
          .filter(it -> !it.endsWith("index.txt") && !it.endsWith(FORMER))
          .sorted()
          .toList();
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
