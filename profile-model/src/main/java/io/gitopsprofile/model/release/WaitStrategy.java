package io.gitopsprofile.model.release;

import io.gitopsprofile.model.value.Syntax;

/**
 * The way in which Flux v2 waits until the objects of a release are ready.
 *
 * <pre>
 * waitStrategy:
 *   name: legacy
 * </pre>
 *
 * @param name the way
 */
public record WaitStrategy(WaitMethod name) {
  /** Refuses values that break their syntax. */
  public WaitStrategy {
    Syntax.of().required("name", name).enforce();
  }
}
