package io.gitopsprofile.importer.value;

import io.gitopsprofile.diagnostic.SourcePosition;
import io.gitopsprofile.read.source.SourceFile;
import java.util.List;

/**
 * The place that a value was read from.
 *
 * @param file the file
 * @param line the line, counted from 0
 * @param column the column, counted from 0
 */
public record Origin(SourceFile file, int line, int column) {

  /** Returns the start of a file. */
  public static Origin of(SourceFile file) {
    return new Origin(file, 0, 0);
  }

  /** The place as a diagnostic shows it. */
  public SourcePosition position() {
    return file.position(line, column);
  }

  /** The credentials in the line. */
  public List<String> credentials() {
    return file.credentialsIn(line);
  }
}
