package io.gitopsprofile.check;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * A place in a file, as editors count: {@code profile.yaml:31:5}.
 *
 * @param file the file as a reader would name it, with {@code /} between folders
 * @param line the line, from 1
 * @param column the column in characters (code points), from 1
 */
public record SourcePosition(String file, int line, int column)
    implements Comparable<SourcePosition> {

  private static final Comparator<SourcePosition> ORDER =
      Comparator.comparing(SourcePosition::file)
          .thenComparingInt(SourcePosition::line)
          .thenComparingInt(SourcePosition::column);

  /** Refuses a line or column below 1. */
  public SourcePosition {
    requireNonNull(file, "file");
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("line and column start at 1");
    }
  }

  @Override
  public int compareTo(SourcePosition other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
