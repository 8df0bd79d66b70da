package io.gitopsprofile.diagnostic;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * A place in a file, as editors count: {@code profile.yaml:31:5}.
 *
 * @param file the file as a reader would name it, with {@code /} between folders
 * @param line the line, from 1
 * @param column the column in characters (code points), from 1
 * @param text the line's text, for the reader of a diagnostic; null if it is not known
 */
public record SourcePosition(String file, int line, int column, @Nullable String text)
    implements Comparable<SourcePosition> {

  /** Refuses a line or column below 1. */
  public SourcePosition {
    requireNonNull(file, "file");
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("line and column start at 1");
    }
  }

  /** A place in a file whose text is not known. */
  public SourcePosition(String file, int line, int column) {
    this(file, line, column, null);
  }

  /**
   * Returns the same position with the line hidden from a column on, where the line holds a
   * credential.
   */
  public SourcePosition hidingFrom(int from) {
    if (text == null) {
      return this;
    }
    int shown = Math.min(from - 1, text.codePointCount(0, text.length()));
    return new SourcePosition(
        file, line, column, text.substring(0, text.offsetByCodePoints(0, shown)) + "***");
  }

  @Override
  public int compareTo(SourcePosition other) {
    int byFile = file.compareTo(other.file);
    if (byFile != 0) {
      return byFile;
    }
    int byLine = Integer.compare(line, other.line);
    return byLine != 0 ? byLine : Integer.compare(column, other.column);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
