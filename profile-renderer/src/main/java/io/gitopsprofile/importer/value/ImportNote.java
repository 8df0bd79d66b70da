package io.gitopsprofile.importer.value;

import io.gitopsprofile.diagnostic.PrintedText;
import io.gitopsprofile.diagnostic.Redaction;
import io.gitopsprofile.diagnostic.SourcePosition;

/**
 * Something in a tree that was not followed or not understood, and so is neither read nor checked.
 *
 * @param position the place
 * @param message the thing and the reason, without a final full stop
 */
public record ImportNote(SourcePosition position, String message) {

  /** Masks credentials in the message. */
  public ImportNote {
    message = Redaction.of(message);
  }

  @Override
  public String toString() {
    return PrintedText.line(position + ": " + message);
  }
}
