package io.gitopsprofile.diagnostic;

import java.util.Locale;

/** How much a {@link Diagnostic} matters. */
public enum Severity {
  /** The profile cannot be rendered, or what it renders will not work. */
  ERROR,
  /** It works, but it will bite. */
  WARNING,
  /** Worth knowing. */
  INFO;

  /** The word printed in a diagnostic: {@code error}, {@code warning} or {@code info}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
