package io.gitopsprofile.render;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.DiagnosticCode;
import io.gitopsprofile.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Keeps what was found to be a credential out of the lines that findings show: a finding is printed
 * in the log of every build. What stands on the line behind it is hidden too.
 */
final class CredentialMasking {

  private final List<SourcePosition> credentials = new ArrayList<>();

  /**
   * Those among the findings of a run.
   *
   * @param found what was found, whether the profile accepts it or not
   * @param locate gives a finding its place
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

  /** A finding that has its place, without any credential on the line that it shows. */
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
