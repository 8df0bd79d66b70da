package io.gitopsprofile.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown for a profile that cannot be used. The exception holds every finding of the run; the
 * message lists all of them, one below the other.
 */
public final class ProfileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /** Carries at least one finding. */
  public ProfileException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    if (diagnostics.isEmpty()) {
      throw new IllegalArgumentException("an exception needs a diagnostic");
    }
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** The findings, in the order in which they are printed. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
