package io.gitopsprofile.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitopsprofile.diagnostic.Diagnostic;
import io.gitopsprofile.diagnostic.ProfileException;
import java.util.HashSet;
import java.util.Set;

/**
 * Properties of every rejected profile: diagnostics without duplicates, each with a position, a
 * reason and a fix.
 */
final class Refusal {

  private Refusal() {}

  /**
   * Checks a rejection.
   *
   * @param input the rejected text, which a message may quote
   */
  static void check(ProfileException refusal, String input) {
    boolean quotesClasses = input.contains("java.");
    assertThat(refusal.diagnostics()).isNotEmpty();
    Set<String> texts = new HashSet<>();
    for (Diagnostic finding : refusal.diagnostics()) {
      String text = finding.toString();
      if (finding.position() == null
          || finding.message().isBlank()
          || finding.fix().isBlank()
          || (!quotesClasses && says(finding).contains("java."))
          || !texts.add(text)) {
        throw new AssertionError("no place, no reason, no fix, a class, or twice: " + text);
      }
    }
  }

  /** The message and fix, without the source line. */
  private static String says(Diagnostic finding) {
    return finding.message() + finding.fix();
  }
}
