package io.gitopsprofile.report;

import static java.util.Objects.requireNonNull;

/**
 * A note about a line of the committed tree, such as a value that image automation set.
 *
 * @param file the file as a reader would name it, with {@code /} between folders
 * @param line the line, from 1
 * @param message the note, in one sentence without a final full stop
 */
public record TreeNote(String file, int line, String message) {

  /** Rejects missing components. */
  public TreeNote {
    requireNonNull(file, "file");
    requireNonNull(message, "message");
  }
}
