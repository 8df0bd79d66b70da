package io.gitopsprofile.golden;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Some lines of a YAML file around one of them, below the keys that they belong to.
 *
 * @param lines the lines of the file
 * @param numbers the numbers of the lines in the excerpt, from 1, in order
 */
record YamlExcerpt(List<String> lines, TreeSet<Integer> numbers) {

  private static final int BEFORE = 3;
  private static final int AFTER = 3;

  static YamlExcerpt around(String text, int line) {
    YamlExcerpt excerpt = new YamlExcerpt(text.lines().toList(), new TreeSet<>(List.of(line)));
    excerpt.addBefore(line);
    excerpt.addAfter(line);
    excerpt.addParents(excerpt.numbers.first());
    excerpt.fillGaps();
    return excerpt;
  }

  boolean contains(int line) {
    return numbers.contains(line);
  }

  private void addBefore(int line) {
    for (int i = line - 1; i >= Math.max(1, line - BEFORE) && !isBlank(i); i--) {
      numbers.add(i);
    }
  }

  /** Lines of the same part: the first with less indent starts another one. */
  private void addAfter(int line) {
    for (int i = line + 1; i <= Math.min(lines.size(), line + AFTER); i++) {
      if (isBlank(i) || indent(i) < indent(line)) {
        return;
      }
      numbers.add(i);
    }
    while (numbers.last() > line && text(numbers.last()).endsWith(":")) {
      numbers.remove(numbers.last());
    }
  }

  private void addParents(int line) {
    int indent = indent(line);
    for (int i = line - 1; i > 0 && indent > 0; i--) {
      if (!isBlank(i) && !isComment(i) && indent(i) < indent) {
        numbers.add(i);
        indent = indent(i);
      }
    }
  }

  /** A line is as short as the comment that says it is left out. */
  private void fillGaps() {
    for (int number : List.copyOf(numbers)) {
      if (numbers.contains(number - 2) && !isBlank(number - 1)) {
        numbers.add(number - 1);
      }
    }
  }

  /** The lines, with {@code # ...} where some are left out. */
  String text() {
    List<String> shown = new ArrayList<>();
    int last = 0;
    for (int number : numbers) {
      if (last > 0 && number > last + 1) {
        shown.add(" ".repeat(indent(number)) + "# ...");
      }
      shown.add(lines.get(number - 1).stripTrailing());
      last = number;
    }
    return String.join("\n", shown) + "\n";
  }

  private boolean isBlank(int line) {
    return text(line).isBlank();
  }

  private boolean isComment(int line) {
    return text(line).strip().startsWith("#");
  }

  private int indent(int line) {
    return text(line).length() - text(line).stripLeading().length();
  }

  private String text(int line) {
    return line <= lines.size() ? lines.get(line - 1) : "";
  }
}
