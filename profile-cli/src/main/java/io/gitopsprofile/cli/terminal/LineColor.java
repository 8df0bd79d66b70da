package io.gitopsprofile.cli.terminal;

/** Colours of printed lines: differences in green and red, the severities of findings. */
final class LineColor {

  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String CYAN = "\u001b[36m";
  private static final String BOLD = "\u001b[1m";
  private static final String END = "\u001b[0m";

  /** The indent of a difference below an object or a finding. */
  private static final String INDENT = "    ";

  private LineColor() {}

  /** Returns the text with each line in its colour. */
  static String of(String text) {
    StringBuilder colored = new StringBuilder();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      String line = text.substring(start, end < 0 ? text.length() : end);
      add(line, colored);
      if (end < 0) {
        break;
      }
      colored.append('\n');
      start = end + 1;
    }
    return colored.toString();
  }

  private static void add(String line, StringBuilder colored) {
    String color = colorOf(line.startsWith(INDENT) ? line.substring(INDENT.length()) : line);
    if (!color.isEmpty()) {
      colored.append(color).append(line).append(END);
      return;
    }
    int at = line.indexOf(": error PRF");
    String mark = RED;
    if (at < 0) {
      at = line.indexOf(": warning PRF");
      mark = YELLOW;
    }
    if (at < 0) {
      colored.append(line);
      return;
    }
    int word = at + 2;
    int end = line.indexOf(' ', word);
    colored.append(line, 0, word).append(BOLD).append(mark).append(line, word, end);
    colored.append(END).append(line, end, line.length());
  }

  /** The colour of a line of a difference; empty for another line. */
  private static String colorOf(String line) {
    if (line.startsWith("+++ ") || line.startsWith("--- ")) {
      return BOLD;
    }
    if (line.startsWith("@@ ")) {
      return CYAN;
    }
    if (line.startsWith("+")) {
      return GREEN;
    }
    return line.startsWith("-") ? RED : "";
  }
}
