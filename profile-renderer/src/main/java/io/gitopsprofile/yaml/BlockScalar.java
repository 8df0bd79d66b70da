package io.gitopsprofile.yaml;

/** Writes text of several lines as a literal block, if a block can represent the text. */
final class BlockScalar {

  private BlockScalar() {}

  /**
   * True if the text has a line break after visible text, and neither characters that need an
   * escape nor blank-only lines, which an editor would strip.
   */
  static boolean fits(String text) {
    int lineBreak = text.indexOf('\n');
    if (lineBreak < 0) {
      return false;
    }
    boolean somethingToSee = false;
    boolean blankLine = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        if (blankLine) {
          return false;
        }
      } else if (c == ' ' || c == '\t') {
        blankLine |= i == 0 || text.charAt(i - 1) == '\n';
      } else if (QuotedScalar.needsEscape(text, i)) {
        return false;
      } else {
        blankLine = false;
        somethingToSee = true;
      }
    }
    return somethingToSee && !blankLine;
  }

  /** Appends the header and the lines; the last line ends with a line feed. */
  static void append(StringBuilder out, String text, int indent) {
    out.append('|');
    if (firstLineStartsBlank(text)) {
      out.append('2');
    }
    boolean ends = text.endsWith("\n");
    if (!ends) {
      out.append('-');
    } else if (text.endsWith("\n\n")) {
      out.append('+');
    }
    out.append('\n');
    int end = ends ? text.length() - 1 : text.length();
    for (int start = 0; start <= end; ) {
      int lineEnd = text.indexOf('\n', start);
      if (lineEnd < 0) {
        lineEnd = text.length();
      }
      if (lineEnd > start) {
        for (int i = 0; i < indent; i++) {
          out.append(' ');
        }
        out.append(text, start, lineEnd);
      }
      out.append('\n');
      start = lineEnd + 1;
    }
  }

  private static boolean firstLineStartsBlank(String text) {
    int i = 0;
    while (text.charAt(i) == '\n') {
      i++;
    }
    return text.charAt(i) == ' ' || text.charAt(i) == '\t';
  }
}
