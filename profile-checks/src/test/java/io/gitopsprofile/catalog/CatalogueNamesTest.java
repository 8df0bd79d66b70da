package io.gitopsprofile.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.catalog.chart.KnownCharts;
import io.gitopsprofile.catalog.image.KnownImages;
import java.io.IOException;
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
  private static final String PRESET = "the model's preset";

  /** Files that may have such a name, with the reason. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry("check/adapter/MetricsServerCheck", "a message and its fix"),
          Map.entry("check/adapter/PrometheusUrlCheck", KEY),
          Map.entry("check/adapter/RuleLabelsCheck", KEY),
          Map.entry("upgrade/PathMapping", KEY),
          Map.entry("view/ProfileParts", KEY),
          Map.entry("model/adapter/MetricsAdapter", KEY),
          Map.entry("render/ProfileRenderer", KEY),
          Map.entry("render/UnmanagedFiles", KEY),
          Map.entry("render/autoscaler/ScaledObjectRenderer", KEY),
          Map.entry("model/MetricsSource", "the word of target.metrics"),
          Map.entry("model/Keda", PRESET),
          Map.entry("model/Preset", PRESET));

  @Test
  void chartsAreNamedInTheirClassesOnly() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (KnownChart chart : KnownCharts.all()) {
      names.add(chart.name());
    }
    assertThat(found(names, "catalog/chart/")).isEmpty();
  }

  @Test
  void imagesAreNamedInTheirClassesOnly() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (KnownImage image : KnownImages.all()) {
      names.addAll(image.repositories());
    }
    assertThat(found(names, "catalog/image/")).isEmpty();
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
        .containsExactly("catalog/chart/Karpenter", "catalog/chart/ResourceMetrics", "model/Keda");
  }

  @Test
  void everyExceptionIsNeeded() throws IOException {
    Set<String> names = new LinkedHashSet<>();
    for (KnownChart chart : KnownCharts.all()) {
      names.add(chart.name());
    }
    for (KnownImage image : KnownImages.all()) {
      names.addAll(image.repositories());
    }
    Set<String> needed = new TreeSet<>();
    for (Path file : sources()) {
      if (EXCEPTIONS.containsKey(name(file)) && !literals(file, names).isEmpty()) {
        needed.add(name(file));
      }
    }
    assertThat(needed).containsExactlyInAnyOrderElementsOf(EXCEPTIONS.keySet());
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
          if (isWord ? text.equals(name) : holds(text, name)) {
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
