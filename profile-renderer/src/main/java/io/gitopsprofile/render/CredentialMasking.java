package io.gitopsprofile.render;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Masks credentials in the source lines that diagnostics show, since the log of every build prints
 * them. The rest of the line after a credential is masked too.
 */
final class CredentialMasking {

  private final List<SourcePosition> credentials = new ArrayList<>();

  /**
   * Collects the diagnostics that point at a credential.
   *
   * @param found all diagnostics, accepted by the profile or not
   * @param locate adds the position to a diagnostic
   */
  CredentialMasking(List<Diagnostic> found, UnaryOperator<Diagnostic> locate) {
    for (Diagnostic finding : found) {
      SourcePosition place =
          finding.code() == DiagnosticCode.PLAIN_CREDENTIAL
              ? locate.apply(finding).position()
              : null;
      if (place != null) {
        credentials.add(place);
      }
    }
  }

  /** A located diagnostic whose source line shows no credential. */
  Diagnostic hide(Diagnostic finding) {
    SourcePosition place = finding.position();
    int from = Integer.MAX_VALUE;
    for (SourcePosition credential : credentials) {
      if (place != null
          && credential.line() == place.line()
          && credential.file().equals(place.file())) {
        from = Math.min(from, credential.column());
      }
    }
    return place == null || from == Integer.MAX_VALUE
        ? finding
        : finding.at(place.hidingFrom(from));
  }
}
