package io.gitopsprofile.read;

import io.gitopsprofile.read.ProfileEditor.CannotEditException;
import io.gitopsprofile.read.ProfileEditor.Change;
import io.gitopsprofile.yaml.CanonicalYaml;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** The text around nodes: where they begin and end, the lines they stand on, the columns. */
final class NodeText {

  private final String text;
  private final boolean beyondBmp;

  NodeText(String text) {
    this.text = text;
    this.beyondBmp = text.codePointCount(0, text.length()) < text.length();
  }

  static boolean isFlow(CollectionNode<?> node) {
    return node.getFlowStyle() == FlowStyle.FLOW;
  }

  char at(int offset) {
    return offset >= 0 && offset < text.length() ? text.charAt(offset) : '\0';
  }

  /** The node's first character, which is that of its anchor or tag if it has one. */
  int start(Node node) {
    return offset(node.getStartMark());
  }

  /** The end of a scalar or of a map or list in flow style. */
  int end(Node node) {
    int end = offset(node.getEndMark());
    if (node instanceof ScalarNode scalar && isBlock(scalar)) {
      if (text.substring(start(node), endOfLine(start(node))).indexOf('+') >= 0) {
        throw new CannotEditException("the text keeps the blank lines behind it");
      }
      while (end > start(node) && Character.isWhitespace(text.charAt(end - 1))) {
        end--;
      }
    }
    return end;
  }

  private static boolean isBlock(ScalarNode scalar) {
    return scalar.getScalarStyle() == ScalarStyle.LITERAL
        || scalar.getScalarStyle() == ScalarStyle.FOLDED;
  }

  /** The node's first character behind its anchor and tag. */
  int contentStart(Node node) {
    int offset = start(node);
    while (at(offset) == '&' || at(offset) == '!') {
      while (offset < text.length() && !Character.isWhitespace(at(offset))) {
        offset++;
      }
      while (offset < text.length() && Character.isWhitespace(at(offset))) {
        offset++;
      }
    }
    return offset;
  }

  /** The start of the alias that comes next, behind a key, an indicator or another value. */
  int nextAlias(int from) {
    int offset = from;
    while (offset < text.length() && at(offset) != '*') {
      char c = at(offset);
      if (c == '#') {
        offset = endOfLine(offset);
      } else if (Character.isWhitespace(c) || "-,:[{".indexOf(c) >= 0) {
        offset++;
      } else {
        throw new CannotEditException("the alias cannot be found");
      }
    }
    return offset;
  }

  int endOfAlias(int start) {
    int offset = start;
    while (offset < text.length()
        && !Character.isWhitespace(at(offset))
        && ",[]{}".indexOf(at(offset)) < 0) {
      offset++;
    }
    return offset;
  }

  int column(int offset) {
    int start = offset;
    while (start > 0 && !endsLine(text.charAt(start - 1))) {
      start--;
    }
    return offset - start;
  }

  boolean isFirstOnLine(int offset) {
    int start = offset;
    while (start > 0 && text.charAt(start - 1) == ' ') {
      start--;
    }
    return start == 0 || endsLine(text.charAt(start - 1));
  }

  /** The end of the line, without the characters that end it. */
  int endOfLine(int offset) {
    int end = offset;
    while (end < text.length() && !endsLine(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean endsLine(char c) {
    return c == '\n' || c == '\r';
  }

  /** The end of what stands before, over blanks and ends of lines. */
  int backOverBlanks(int offset) {
    int start = offset;
    while (start > 0 && Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** The start of the dash of a list's element, which begins its content here. */
  int dashBefore(int offset) {
    int dash = backOverBlanks(offset) - 1;
    if (at(dash) != '-') {
      throw new CannotEditException("the element's dash cannot be found");
    }
    return dash;
  }

  /** Deletes the lines from one character to another, with what else stands on them. */
  Change withoutLines(int from, int to) {
    int start = from - column(from);
    int end = endOfLine(to);
    if (end < text.length()) {
      return new Change(start, end + (text.startsWith("\r\n", end) ? 2 : 1), "");
    }
    int before = start;
    while (before > 0 && endsLine(text.charAt(before - 1)) && start - before < eol().length()) {
      before--;
    }
    return new Change(before, end, "");
  }

  /** The characters that end the text's first line. */
  String eol() {
    int first = endOfLine(0);
    return text.startsWith("\r\n", first) ? "\r\n" : "\n";
  }

  /** A value for a place where nothing is written, with a blank or colon in front if need be. */
  String afterIndicator(int offset, String value) {
    char before = at(offset - 1);
    if (before == ' ') {
      return value;
    }
    return before == ':' || before == '-' ? " " + value : ": " + value;
  }

  /** A map or list in block style at a column, without the end of its last line. */
  String block(@Nullable Object value, int column) {
    String indent = " ".repeat(column);
    StringBuilder block = new StringBuilder();
    for (String line : CanonicalYaml.write(value).split("\n", -1)) {
      block.append(line.isEmpty() ? "" : indent).append(line).append(eol());
    }
    block.setLength(block.length() - 2 * eol().length());
    return block.toString();
  }

  private int offset(Mark mark) {
    return beyondBmp ? text.offsetByCodePoints(0, mark.getIndex()) : mark.getIndex();
  }
}
