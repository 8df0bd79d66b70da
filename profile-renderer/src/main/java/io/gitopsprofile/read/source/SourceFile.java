package io.gitopsprofile.read.source;

import io.gitopsprofile.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/** A file of a profile with its lines, as a diagnostic shows them. */
public final class SourceFile {

  private final String name;
  private final String text;
  private @Nullable List<String> lines;

  /** Creates a file from its name in diagnostics and its text. */
  public SourceFile(String name, String text) {
    this.name = name;
    this.text = text;
  }

  public String name() {
    return name;
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

  private SourcePosition position(int line, int column) {
    return new SourcePosition(name, line + 1, column + 1, line(line));
  }

  /** A line of the text, counted from 0, without byte order marks, which have no column. */
  private String line(int number) {
    if (lines == null) {
      lines = split();
    }
    return number < lines.size() ? lines.get(number) : "";
  }

  private List<String> split() {
    List<String> all = new ArrayList<>();
    for (int start = 0, end = lineEnd(0); ; start = nextLine(end), end = lineEnd(start)) {
      all.add(text.substring(start, end).replace("\ufeff", ""));
      if (end >= text.length()) {
        return all;
      }
    }
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
