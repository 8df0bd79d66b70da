package io.gitopsprofile.importer.value;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.PrintedText;
import io.gitopsprofile.diagnostic.ProfilePath;
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

  /** The note as a finding, for reports. */
  public Diagnostic finding() {
    return new Diagnostic(
        DiagnosticCode.NOT_FOLLOWED,
        message,
        "look at this place yourself; it is not checked",
        ProfilePath.ROOT,
        position);
  }

  @Override
  public String toString() {
    return PrintedText.line(position + ": " + message);
  }
}
