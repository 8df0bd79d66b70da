package io.gitopsprofile.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * {@code docs/reference/parameters.md} is made of the descriptor. {@code -Dgolden.update} writes
 * it, and still fails.
 */
class ParameterTableTest {

  private static final Path TABLE = Path.of("../docs/reference/parameters.md");

  /** The order in which a reader meets them. */
  private static final List<String> GOALS =
      List.of(
          "generate",
          "verify",
          "diff",
          "validate",
          "simulate",
          "report",
          "explain",
          "guide",
          "init",
          "inspect",
          "import",
          "upgrade",
          "schema",
          "help");

  private static final String HEAD =
      """
      # Parameters

      Every parameter of every goal. Set a property with `-D` for one run, such as
      `-Dprofile.file=other.yaml`, and a parameter in the `<configuration>` of an execution for
      every run. [A test](../../CONTRIBUTING.md#add-a-parameter) generates this page from the goals'
      Javadoc.

      | goals | parameter | property | default | meaning |
      | --- | --- | --- | --- | --- |
      """;

  /** A parameter as it is printed, without the goals. */
  private record Row(String name, String property, String defaultValue, String meaning) {

    String text(List<String> goals) {
      return "| `"
          + String.join("`, `", goals)
          + "` | `"
          + name
          + "` | "
          + code(property)
          + " | "
          + code(defaultValue)
          + " | "
          + meaning
          + " |\n";
    }

    private static String code(String text) {
      return text.isEmpty() ? "" : "`" + text + "`";
    }
  }

  @Test
  void matchesDocument() throws IOException {
    String expected = table();
    boolean current = Files.exists(TABLE) && Files.readString(TABLE).equals(expected);
    if (!current && Boolean.getBoolean("golden.update")) {
      Files.writeString(TABLE, expected);
      throw new AssertionError("updated " + TABLE + "; read it, then run without update");
    }
    assertThat(TABLE).hasContent(expected);
  }

  @Test
  void namesEachPropertyAfterItsParameter() {
    for (Element goal : goals()) {
      if (!name(goal).equals("help")) {
        assertThat(rows(goal))
            .allSatisfy(row -> assertThat(row.property()).isEqualTo(property(row.name())));
      }
    }
  }

  /** The property of {@code againstFlux}, the other value of {@code flux}, ends in against.flux. */
  private static String property(String parameter) {
    Matcher other = Pattern.compile("against([A-Z])(.*)").matcher(parameter);
    return "profile."
        + (other.matches()
            ? "against." + other.group(1).toLowerCase(Locale.ROOT) + other.group(2)
            : parameter);
  }

  private static String table() {
    Map<Row, List<String>> goals = new LinkedHashMap<>();
    for (Element goal : goals()) {
      for (Row row : rows(goal)) {
        goals.computeIfAbsent(row, it -> new ArrayList<>()).add(name(goal));
      }
    }
    StringBuilder table = new StringBuilder(HEAD);
    goals.forEach((row, of) -> table.append(row.text(of)));
    return table.toString();
  }

  private static List<Element> goals() {
    List<Element> goals = new ArrayList<>(PluginDescriptor.goals());
    assertThat(goals.stream().map(ParameterTableTest::name))
        .containsExactlyInAnyOrderElementsOf(GOALS);
    goals.sort(Comparator.comparingInt(goal -> GOALS.indexOf(name(goal))));
    return goals;
  }

  private static String name(Element goal) {
    return PluginDescriptor.text(goal, "goal");
  }

  private static List<Row> rows(Element goal) {
    Element configuration = PluginDescriptor.child(goal, "configuration");
    List<Row> rows = new ArrayList<>();
    for (Element parameter :
        PluginDescriptor.children(PluginDescriptor.child(goal, "parameters"), "parameter")) {
      if (PluginDescriptor.text(parameter, "editable").equals("true")) {
        rows.add(row(parameter, configuration));
      }
    }
    return rows;
  }

  private static Row row(Element parameter, Element configuration) {
    String name = PluginDescriptor.text(parameter, "name");
    String property = "";
    String defaultValue = "";
    for (Element value : PluginDescriptor.children(configuration, name)) {
      property = value.getTextContent().replaceAll("^\\$\\{|}$", "");
      defaultValue = value.getAttribute("default-value");
    }
    String meaning = PluginDescriptor.text(parameter, "description").replaceAll("\\s+", " ");
    return new Row(name, property, defaultValue, meaning);
  }
}
