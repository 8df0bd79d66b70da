package io.gitopsprofile.yaml;

import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.List;

/** A value has no YAML; the message says which and why: {@code spec.values.a[2]: the text ...}. */
public final class UnwritableValueException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  UnwritableValueException(List<Object> path, String reason) {
    super((path.isEmpty() ? "" : new ProfilePath(path) + ": ") + reason);
  }
}
