package io.gitopsprofile.importer.join;

import io.gitopsprofile.importer.draft.RobotComments;
import io.gitopsprofile.importer.value.TreeValue;
import io.gitopsprofile.yaml.CanonicalYaml;
import io.gitopsprofile.yaml.InlineYaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The text of a list of mappings, in which a short value stands on the line of its key: {@code
 * podinfo: {chart: {version: 1.0.0}}}. A value with a comment of a robot stands on a line of its
 * own.
 */
final class EnvironmentText {

  private static final int LONGEST_LINE = 100;

  /** Maximum length of a key before a colon. */
  private static final int LONGEST_KEY = 100;

  private final RobotComments robots;
  private final StringBuilder out = new StringBuilder();

  private EnvironmentText(RobotComments robots) {
    this.robots = robots;
  }

  /** The text of a key with such a list. */
  static String of(String key, List<TreeValue> mappings, RobotComments robots) {
    EnvironmentText text = new EnvironmentText(robots);
    text.out.append(key).append(":\n");
    for (TreeValue mapping : mappings) {
      text.element(mapping, 2);
    }
    return text.out.toString();
  }

  private void element(TreeValue element, int indent) {
    if (!element.isMapping() || element.entries().isEmpty()) {
      lines(
          CanonicalYaml.write(new ArrayList<>(Collections.singletonList(element.plain()))), indent);
      return;
    }
    String start = " ".repeat(indent) + "- ";
    for (Map.Entry<String, TreeValue> entry : element.entries().entrySet()) {
      int from = out.length();
      entry(entry.getKey(), entry.getValue(), indent + 2);
      out.replace(from, from + start.length(), start);
      start = " ".repeat(indent + 2);
    }
  }

  private void entry(String key, TreeValue value, int indent) {
    boolean isBlock =
        (value.isMapping() && !value.entries().isEmpty())
            || (value.isList() && !value.elements().isEmpty());
    if (!isBlock || key.length() > LONGEST_KEY) {
      lines(CanonicalYaml.write(Collections.singletonMap(key, value.plain())), indent);
      return;
    }
    String name = " ".repeat(indent) + InlineYaml.write(key, false) + ":";
    if (!isMarked(value)) {
      String line = InlineYaml.write(value.plain(), true);
      boolean isPlainKey = InlineYaml.write(key, false).equals(key);
      if (isPlainKey && name.length() + 1 + line.length() <= LONGEST_LINE) {
        out.append(name).append(' ').append(line).append('\n');
        return;
      }
    }
    out.append(name).append('\n');
    for (Map.Entry<String, TreeValue> entry : value.entries().entrySet()) {
      entry(entry.getKey(), entry.getValue(), indent + 2);
    }
    for (TreeValue element : value.elements()) {
      element(element, indent + 2);
    }
  }

  private boolean isMarked(TreeValue value) {
    boolean isMarked = value.scalar() != null && !robots.at(value).isEmpty();
    for (TreeValue child : value.entries().values()) {
      isMarked = isMarked || isMarked(child);
    }
    for (TreeValue child : value.elements()) {
      isMarked = isMarked || isMarked(child);
    }
    return isMarked;
  }

  private void lines(String text, int indent) {
    for (String line : text.split("\n", -1)) {
      if (!line.isEmpty()) {
        out.append(" ".repeat(indent)).append(line);
      }
      out.append('\n');
    }
    out.setLength(out.length() - 1);
  }
}
