package io.gitopsprofile.yaml;

import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.List;

/**
 * Signals a value that YAML cannot represent; the message gives the value and the reason: {@code
 * spec.values.a[2]: the text ...}.
 */
public final class UnwritableValueException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  UnwritableValueException(List<Object> path, String reason) {
    super((path.isEmpty() ? "" : new ProfilePath(path) + ": ") + reason);
  }
}
