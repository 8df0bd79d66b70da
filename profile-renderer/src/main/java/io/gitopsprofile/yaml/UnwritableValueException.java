package io.gitopsprofile.yaml;

import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.List;

/**
 * Signals a value that YAML cannot represent; the message gives the value and the reason: {@code
 * spec.values.a[2]: the text ...}.
 */
public final class UnwritableValueException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final transient ProfilePath path;

  UnwritableValueException(List<Object> path, String reason) {
    super((path.isEmpty() ? "" : new ProfilePath(path) + ": ") + reason);
    this.path = new ProfilePath(path);
  }

  /** The keys and list indexes from the root of the object to the value. */
  public List<Object> steps() {
    return path.steps();
  }
}
