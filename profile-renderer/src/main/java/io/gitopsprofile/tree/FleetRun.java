package io.gitopsprofile.tree;

import io.gitopsprofile.diagnostic.Diagnostic;
import java.util.List;

/** The caller of a run that writes a fleet. */
@FunctionalInterface
public interface FleetRun {

  /** Takes the name of each environment that was checked and rendered, in their order. */
  void rendered(String name);

  /**
   * Takes the findings of all environments before any file is changed.
   *
   * @return false if nothing is to be written
   */
  default boolean accepts(List<Diagnostic> findings) {
    return true;
  }
}
