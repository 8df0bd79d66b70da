package io.gitopsprofile.diagnostic;

import java.util.Locale;

/** The severity of a {@link Diagnostic}. */
public enum Severity {
  /** The profile cannot be rendered, or the setup cannot work. */
  ERROR,
  /** The setup works but has a known risk. */
  WARNING,
  /** Worth knowing. */
  INFO;

  /** The word printed in a diagnostic: {@code error}, {@code warning} or {@code info}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
