package io.gitopsprofile.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.catalog.image.KnownImages;
import io.gitopsprofile.model.container.Container;
import io.gitopsprofile.model.release.Chart;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The names of charts and images stand in the catalogue, and in no other main code. */
final class CatalogueNamesTest {

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

  private static final String KEY = "a key of the profile or of an object";
  private static final String VALUES = "a key of the chart's values";
  private static final String TRIGGER = "a type of KEDA's triggers";
  private static final String PRESET = "the model's preset";

  /** Files that may have such a name, with the reason. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry("check/adapter/MetricsServerCheck", "a message and its fix"),
          Map.entry("check/autoscaler/TriggerQueryCheck", "the fix of a message"),
          Map.entry("check/value/LocalAddressCheck", KEY),
          Map.entry("adapter/ScrapeMonitors", VALUES),
          Map.entry("catalog/image/SeriesLabels", "a label that Prometheus adds"),
          Map.entry("importer/words/ScaledObjectWords", TRIGGER),
          Map.entry("room/ClusterRoom", "a word in the names of service accounts and images"),
          Map.entry("adapter/AdapterPart", KEY),
          Map.entry("adapter/config/AdapterProgram", KEY),
          Map.entry("adapter/config/AdapterValues", KEY),
          Map.entry("catalog/PrometheusChart", KEY),
          Map.entry("catalog/chart/PrometheusAdapter", KEY),
          Map.entry("catalog/image/AdapterImage", KEY),
          Map.entry("check/scrape/ChartMonitorCheck", KEY),
          Map.entry("keda/OwnQuery", KEY),
          Map.entry("check/adapter/RemotePrometheusCheck", KEY),
          Map.entry("check/adapter/RuleLabelsCheck", KEY),
          Map.entry("check/keda/TriggerTypes", TRIGGER),
          Map.entry("check/scrape/MonitorCheck", VALUES),
          Map.entry("check/scrape/MonitorSelection", VALUES),
          Map.entry("catalog/repository/ChartRepositories", "the charts of each repository"),
          Map.entry("catalog/component/KindOwners", "the charts that bring the kinds of a group"),
          Map.entry("importer/draft/ProfileDraft", "messages, and the presets that it writes"),
          Map.entry("importer/words/AdapterWords", KEY),
          Map.entry("catalog/chart/UnrelatedCharts", "a chart has the name of its image"),
          Map.entry("upgrade/PathMapping", KEY),
          Map.entry("view/ProfileParts", KEY),
          Map.entry("model/adapter/MetricsAdapter", KEY),
          Map.entry("render/ProfileRenderer", KEY),
          Map.entry("render/UnmanagedFiles", KEY),
          Map.entry("render/autoscaler/ScaledObjectRenderer", KEY),
          Map.entry("model/MetricsSource", "the word of target.metrics"),
          Map.entry("cli/DiffCommand", "the word of target.metrics"),
          Map.entry("cli/Options", "the word of target.metrics"),
          Map.entry("room/ClusterNodes", "a key of eksctl"),
          Map.entry("importer/AutoscalerCondition", "a message"),
          Map.entry("model/Keda", PRESET),
          Map.entry("model/Preset", PRESET));

  @Test
  void everyClassOfAChartIsInTheList() throws IOException {
    assertThat(charts()).hasSizeGreaterThan(10);
    for (KnownChart chart : charts()) {
      KnownChart listed = KnownCharts.named(Chart.Repository.of("https://a.b", chart.name(), "1"));
      assertThat(listed).as(chart.name()).hasSameClassAs(chart);
    }
  }

  @Test
  void everyClassOfAnImageIsInTheList() throws IOException {
    assertThat(images()).hasSizeGreaterThan(3);
    for (KnownImage image : images()) {
      for (String name : image.repositories()) {
        for (String written : List.of(name, "registry.example.com:5000/" + name + ":1.2")) {
          KnownImage listed = KnownImages.of(Container.builder().name("a").image(written).build());
          assertThat(listed).as(written).hasSameClassAs(image);
        }
      }
    }
  }

  @Test
  void chartsAreNamedInTheirClassesOnly() throws IOException {
    assertThat(found(chartNames(), "catalog/chart/")).isEmpty();
  }

  @Test
  void imagesAreNamedInTheirClassesOnly() throws IOException {
    assertThat(found(imageNames(), "catalog/image/")).isEmpty();
  }

  @Test
  void noOtherCodeComparesTheNamesOfCharts() throws IOException {
    Pattern comparison =
        Pattern.compile("chartName\\(\\)\\s*\\.(equals|contains|startsWith|matches)");
    Set<String> comparing = new TreeSet<>();
    for (Path file : sources()) {
      if (comparison.matcher(Files.readString(file)).find()) {
        comparing.add(name(file));
      }
    }
    assertThat(comparing)
        .containsExactly(
            "catalog/chart/KnownCharts", "catalog/chart/ResourceMetrics", "model/Keda");
  }

  @Test
  void everyExceptionIsNeeded() throws IOException {
    Set<String> names = new LinkedHashSet<>(chartNames());
    names.addAll(imageNames());
    Set<String> needed = new TreeSet<>();
    for (Path file : sources()) {
      if (EXCEPTIONS.containsKey(name(file)) && !literals(file, names).isEmpty()) {
        needed.add(name(file));
      }
    }
    assertThat(needed).containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
  }

  private static Set<String> chartNames() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (KnownChart chart : charts()) {
      names.add(chart.name());
    }
    return names;
  }

  /** The last parts of the names of images. */
  private static Set<String> imageNames() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (KnownImage image : images()) {
      for (String name : image.repositories()) {
        names.add(name.substring(name.lastIndexOf('/') + 1));
      }
    }
    return names;
  }

  private static List<KnownChart> charts() throws IOException {
    return classes("chart", KnownChart.class);
  }

  private static List<KnownImage> images() throws IOException {
    return classes("image", KnownImage.class);
  }

  /** An instance of each class of a package that implements a type. */
  private static <T> List<T> classes(String part, Class<T> type) throws IOException {
    List<T> found = new ArrayList<>();
    for (Path file : sources()) {
      if (name(file).startsWith("catalog/" + part + "/") && !name(file).contains("-info")) {
        try {
          Class<?> candidate = Class.forName("io.gitopsprofile." + name(file).replace('/', '.'));
          if (type.isAssignableFrom(candidate)) {
            Constructor<?> constructor = candidate.getDeclaredConstructor();
            constructor.setAccessible(true);
            found.add(type.cast(constructor.newInstance()));
          }
        } catch (ReflectiveOperationException broken) {
          throw new AssertionError(file.toString(), broken);
        }
      }
    }
    return found;
  }

  private static Set<String> found(Set<String> names, String home) throws IOException {
    assertThat(names).hasSizeGreaterThan(3);
    Set<String> found = new TreeSet<>();
    Set<String> atHome = new LinkedHashSet<>();
    for (Path file : sources()) {
      Set<String> literals = literals(file, names);
      if (name(file).startsWith(home)) {
        atHome.addAll(literals);
      } else if (!EXCEPTIONS.containsKey(name(file))) {
        literals.forEach(literal -> found.add(name(file) + ": " + literal));
      }
    }
    assertThat(atHome).as("the literals that this test knows to find").containsAll(names);
    return found;
  }

  /** The texts in a file that are a name, or hold one that is more than a word. */
  private static Set<String> literals(Path file, Set<String> names) throws IOException {
    Set<String> literals = new LinkedHashSet<>();
    for (String line : Files.readAllLines(file)) {
      String code = line.strip();
      Matcher literal = LITERAL.matcher(line);
      while (!code.startsWith("*") && !code.startsWith("/") && literal.find()) {
        for (String name : names) {
          boolean isWord = name.chars().allMatch(Character::isLetterOrDigit);
          String text = literal.group(1);
          boolean isOfImage = text.contains("/" + name) && !text.startsWith("/");
          if (isWord ? text.equals(name) || isOfImage : holds(text, name)) {
            literals.add(text);
          }
        }
      }
    }
    return literals;
  }

  private static boolean holds(String text, String name) {
    int start = text.indexOf(name);
    int end = start + name.length();
    return start >= 0
        && (start == 0 || isOutside(text.charAt(start - 1)))
        && (end == text.length() || isOutside(text.charAt(end)));
  }

  private static boolean isOutside(char letter) {
    return letter != '-' && !Character.isLetterOrDigit(letter);
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> modules = Files.list(Path.of(".."))) {
      List<Path> files = new ArrayList<>();
      for (Path module : modules.sorted().toList()) {
        Path main = module.resolve("src/main/java/io/gitopsprofile");
        if (Files.isDirectory(main)) {
          try (Stream<Path> all = Files.walk(main)) {
            files.addAll(all.filter(file -> file.toString().endsWith(".java")).toList());
          }
        }
      }
      assertThat(files).hasSizeGreaterThan(300);
      return files;
    }
  }

  /** The file from the root package on, without its ending. */
  private static String name(Path file) {
    String path = file.toString().replace('\\', '/');
    String name =
        path.substring(path.indexOf("/io/gitopsprofile/") + "/io/gitopsprofile/".length());
    return name.substring(0, name.length() - ".java".length());
  }
}
