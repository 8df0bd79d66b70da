package io.gitopsprofile.read.source;

import io.gitopsprofile.diagnostic.Redaction;
import io.gitopsprofile.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A file of a profile with its lines, as a diagnostic shows them: with credentials masked. */
public final class SourceFile {

  private final String name;
  private final String text;
  private final int firstLine;
  private @Nullable List<String> lines;
  private List<String> masked = List.of();
  private final IdentityHashMap<Node, SourceFile> included = new IdentityHashMap<>();

  /** Creates a file from its name in diagnostics and its text. */
  public SourceFile(String name, String text) {
    this(name, text, 0);
  }

  /**
   * Creates a part of a file.
   *
   * @param firstLine the number of lines before the part
   */
  public SourceFile(String name, String text, int firstLine) {
    this.name = name;
    this.text = text;
    this.firstLine = firstLine;
  }

  /** The text, without a byte order mark. */
  public String text() {
    return text;
  }

  public String name() {
    return name;
  }

  /** Notes that a node, with all below it, stands in an included file. */
  public void include(Node node, SourceFile part) {
    if (part != this) {
      included.put(node, part);
    }
  }

  /** The file of a node: an included one, or this file. */
  SourceFile of(Node node) {
    return included.isEmpty() ? this : included.getOrDefault(node, this);
  }

  /** The position of a mark; the start of the file if the mark is null. */
  SourcePosition position(@Nullable Mark mark) {
    return mark == null ? position(0, 0) : position(mark.getLine(), mark.getColumn());
  }

  /** The position of the first occurrence of a character. */
  SourcePosition firstPlaceOf(int character) {
    int index = Math.max(text.indexOf(character), 0);
    int line = 0;
    int start = 0;
    for (int end = lineEnd(start); end < index; end = lineEnd(start)) {
      start = nextLine(end);
      line++;
    }
    return position(line, text.codePointCount(start, index));
  }

  /** The name in diagnostics of a file in the same directory or below. */
  public String siblingName(String path) {
    return name.substring(0, name.lastIndexOf('/') + 1) + path;
  }

  /** The position of a line and column, each counted from 0. */
  public SourcePosition position(int line, int column) {
    return new SourcePosition(name, firstLine + line + 1, column + 1, line(line));
  }

  /** A line of the text, counted from 0, without byte order marks, which have no column. */
  private String line(int number) {
    lines();
    return number < masked.size() ? masked.get(number) : "";
  }

  private List<String> lines() {
    if (lines == null) {
      String hidden = Redaction.inPlace(text);
      lines = split(text);
      masked = hidden.equals(text) ? lines : split(hidden);
    }
    return lines;
  }

  private List<String> split(String shown) {
    List<String> all = new ArrayList<>();
    int from = 0;
    for (int start = 0, end = lineEnd(0); ; start = nextLine(end), end = lineEnd(start)) {
      int length = text.codePointCount(start, end);
      int to = shown.offsetByCodePoints(from, length);
      all.add(shown.substring(from, to).replace("\ufeff", ""));
      if (end >= text.length()) {
        return all;
      }
      from = to + nextLine(end) - end;
    }
  }

  /**
   * The credentials in the lines of a value, which a message about the value must not repeat. For a
   * mapping or a list, the first line counts.
   */
  public List<String> credentials(Node node) {
    Mark start = node.getStartMark();
    lines();
    if (start == null || masked == lines) {
      return List.of();
    }
    int last = node instanceof ScalarNode ? node.getEndMark().getLine() : start.getLine();
    List<String> credentials = new ArrayList<>();
    for (int i = start.getLine(); i <= last && i < masked.size(); i++) {
      credentials.addAll(credentialsIn(i));
    }
    if (!credentials.isEmpty()
        && node instanceof ScalarNode scalar
        && isHidden(start.getLine(), start.getColumn())) {
      credentials.add(0, scalar.getValue());
    }
    return credentials;
  }

  /** The credentials in the line of a mark. */
  List<String> credentials(@Nullable Mark mark) {
    lines();
    return mark == null || masked == lines || mark.getLine() >= masked.size()
        ? List.of()
        : credentialsIn(mark.getLine());
  }

  /** The credentials in a line, counted from 0, which a message about it must not repeat. */
  public List<String> credentialsIn(int line) {
    return line < lines().size()
        ? Redaction.credentials(lines().get(line), masked.get(line))
        : List.of();
  }

  /** True if a value that starts here, perhaps with a quote, is masked. */
  private boolean isHidden(int line, int column) {
    int[] shown = masked.get(line).codePoints().limit(column + 2L).toArray();
    for (int i = column; i < shown.length; i++) {
      if (shown[i] == '*') {
        return true;
      }
    }
    return false;
  }

  private int lineEnd(int start) {
    int end = start;
    while (end < text.length() && "\r\n\u0085\u2028\u2029".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private int nextLine(int end) {
    int breaks = text.startsWith("\r\n", end) ? 2 : 1;
    return Math.min(end + breaks, text.length());
  }
}
