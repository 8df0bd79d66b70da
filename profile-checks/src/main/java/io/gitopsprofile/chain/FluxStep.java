package io.gitopsprofile.chain;

import io.gitopsprofile.diagnostic.ProfilePath;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release, or a folder, that Flux reconciles.
 *
 * @param name the name, after its namespace and a slash for a release
 * @param wave the step in which Flux can start, from 1 on; 0 for a step in a circle, which never
 *     starts
 * @param content the chart and its version, or the path of the folder
 * @param source the source of the content
 * @param waits the steps that must be ready before
 * @param path the place in the profile; null for a folder that the profile does not name
 */
public record FluxStep(
    String name,
    int wave,
    String content,
    String source,
    List<Wait> waits,
    @Nullable ProfilePath path) {

  /**
   * A step that must be ready before.
   *
   * @param on the name of that step
   * @param why the reason, as the end of a sentence
   */
  public record Wait(String on, String why) {}

  /** Copies the list. */
  public FluxStep {
    waits = List.copyOf(waits);
  }
}
